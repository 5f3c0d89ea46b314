using EcsFargate;
using Pulumi;

return await Deployment.RunAsync<OrdersStack>();
