using CognitoConsole.Contracts.Sync;

namespace CognitoConsole.Engine.Sync;

/// <summary><see href="https://docs.aws.amazon.com/cognitosync/latest/APIReference/API_DeleteDataset.html">DeleteDataset</see>, with its records. Other devices are told when they list next.</summary>
public sealed class DeleteDataset(DatasetWriter writer) : IOperation<DeleteDatasetRequest, DeleteDatasetResponse>
{
    public async Task<DeleteDatasetResponse> Handle(DeleteDatasetRequest request, OperationContext context) => new() { Dataset = DatasetView.Of(await writer.Delete(request)) };
}
