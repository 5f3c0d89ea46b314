using LambdaRds;
using Pulumi;

return await Deployment.RunAsync<ReportStack>();
