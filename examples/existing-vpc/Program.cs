using ExistingVpc;
using Pulumi;

return await Deployment.RunAsync<AccessStack>();
