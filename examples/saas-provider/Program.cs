using Pulumi;
using SaasProvider;

return await Deployment.RunAsync<ApiStack>();
