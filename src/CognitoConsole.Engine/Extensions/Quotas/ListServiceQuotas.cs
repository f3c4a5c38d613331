using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Engine.UserPools;

namespace CognitoConsole.Engine.Extensions;

internal sealed class ListServiceQuotas(RequestQuotas quotas) : IOperation<ListServiceQuotasRequest, ListServiceQuotasResponse>
{
    public Task<ListServiceQuotasResponse> Handle(ListServiceQuotasRequest request, OperationContext context) =>
        Task.FromResult(new ListServiceQuotasResponse { Quotas = [.. QuotaCategory.All.Select(Show)] });

    private ServiceQuotaType Show(QuotaCategory category)
    {
        var meter = quotas.Meter(category.Name);
        var usage = meter.Usage();
        return new()
        {
            Category = category.Name,
            Limit = meter.Limit,
            DefaultLimit = quotas.Default(category.Name),
            AwsDefaultLimit = category.AwsDefault,
            RequestsPerSecond = usage.PerSecond,
            PeakRequestsPerSecond = usage.Peak,
            RequestsOfLastMinute = usage.Requests,
            RefusedOfLastMinute = usage.Refused,
            Operations = category.Operations,
        };
    }
}
