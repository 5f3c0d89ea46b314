using Pulumi;
using SharedEndpoints;

return await Deployment.RunAsync<HubStack>();
