using System.Security.Cryptography;
using System.Text;
using CognitoConsole.Contracts.Sync;
using CognitoConsole.Data.Sync;
using CognitoConsole.Engine.Security;
using Row = CognitoConsole.Data.Sync.Dataset;

namespace CognitoConsole.Engine.Sync;

/// <summary>Datasets and records as AWS shows them.</summary>
internal static class DatasetView
{
    private const string Mark = "sha256:";

    public static Contracts.Sync.Dataset Of(Row dataset) => new()
    {
        IdentityId = dataset.IdentityId,
        DatasetName = dataset.DatasetName,
        CreationDate = dataset.CreationDate,
        LastModifiedDate = dataset.LastModifiedDate,
        LastModifiedBy = dataset.LastModifiedBy,
        DataStorage = dataset.DataStorage,
        NumRecords = dataset.NumRecords,
    };

    public static Record Of(DatasetRecord record) => new()
    {
        Key = record.Key,
        Value = record.Value,
        SyncCount = record.SyncCount,
        LastModifiedDate = record.LastModifiedDate,
        LastModifiedBy = record.LastModifiedBy,
        DeviceLastModifiedDate = record.DeviceLastModifiedDate,
    };

    /// <summary>What stands in the index for a record's key: itself, or its hash where it is too long, or ends in a space, which SQL Server does not see.</summary>
    public static string KeyOf(string key) =>
        key.Length <= Data.IdentityPools.IdentityLogin.SubjectKeyLength && key[^1] != ' ' && !key.StartsWith(Mark, StringComparison.Ordinal)
            ? key
            : Mark + StrictBase64Url.Encode(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    public static int SizeOf(string key, string? value) => value is null ? 0 : Encoding.UTF8.GetByteCount(key) + Encoding.UTF8.GetByteCount(value);
}
