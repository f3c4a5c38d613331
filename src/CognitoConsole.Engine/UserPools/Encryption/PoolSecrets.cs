using System.Security.Cryptography;
using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data.UserPools;
using CognitoConsole.Engine.Security;
using Microsoft.Extensions.Logging;

namespace CognitoConsole.Engine.UserPools;

/// <summary>
/// Encrypts the secrets in a user pool's rows. Each pool has a key of its own for that, which never changes. It lies in the pool's row, encrypted under
/// the key ring, and once more under the customer's key where the pool has one: to move a pool under another key is to write that one value anew.
/// </summary>
public sealed partial class PoolSecrets(KeyRing ring, KmsKeys kmsKeys, ILogger<PoolSecrets> log)
{
    /// <summary>The key of a new pool, encrypted.</summary>
    internal byte[] NewKey(string userPoolId, KeyConfigurationType? configuration)
    {
        var key = RandomNumberGenerator.GetBytes(SecretBox.KeySize);
        return Wrapped(key, userPoolId, configuration);
    }

    /// <summary>Moves the pool under another key; the caller saves.</summary>
    internal void Move(UserPool pool, KeyConfigurationType? configuration)
    {
        pool.SecretKey = Wrapped(Key(pool), pool.Id, configuration);
        pool.KeyConfiguration = configuration;
    }

    public byte[] Protect(UserPool pool, ReadOnlySpan<byte> plain, string purpose)
    {
        var key = Key(pool);
        var blob = SecretBox.Seal(key, plain, purpose);
        CryptographicOperations.ZeroMemory(key);
        return blob;
    }

    /// <exception cref="CryptographicException">The blob was changed, or made for another purpose or pool.</exception>
    /// <exception cref="CognitoException">InternalErrorException: the customer's key is not to be had.</exception>
    public byte[] Unprotect(UserPool pool, ReadOnlySpan<byte> blob, string purpose)
    {
        var key = Key(pool);
        try
        {
            return SecretBox.Open(key, blob, purpose);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }

    /// <summary>For what is kept decrypted in memory: without the customer's key it is not to be used either.</summary>
    /// <exception cref="CognitoException">InternalErrorException.</exception>
    internal void Demand(UserPool pool)
    {
        if (CustomerKeyOf(pool.KeyConfiguration) is not null) CryptographicOperations.ZeroMemory(Key(pool));
    }

    /// <summary>Why the pool's secrets cannot be read, as the end of a sentence; null when they can.</summary>
    internal string? Problem(UserPool pool)
    {
        if (Key(pool, out var problem) is { } key) CryptographicOperations.ZeroMemory(key);
        return problem;
    }

    /// <summary>The ARN of the customer's key; null where the pool lives under the server's alone.</summary>
    internal static string? CustomerKeyOf(KeyConfigurationType? configuration) =>
        configuration?.KeyType == EncryptionKeyType.CustomerManagedKey ? configuration.KmsKeyArn : null;

    // Which key is missing is for the log: the caller may be anybody.
    private byte[] Key(UserPool pool)
    {
        if (Key(pool, out var problem) is { } key) return key;
        LogUnavailable(log, pool.Id, pool.KeyConfiguration!.KmsKeyArn!, problem!);
        throw Errors.KmsKeyUnavailable(pool.Id);
    }

    private byte[]? Key(UserPool pool, out string? problem)
    {
        problem = null;
        if (CustomerKeyOf(pool.KeyConfiguration) is not { } arn) return ring.Unprotect(pool.SecretKey, Purpose(pool.Id));
        if (kmsKeys.Read(arn, out problem) is not { } customers) return null;
        try
        {
            return ring.Unprotect(SecretBox.Open(customers, pool.SecretKey, Purpose(pool.Id, arn)), Purpose(pool.Id));
        }
        catch (CryptographicException)
        {
            problem = "its file holds another key than the one under which the user pool was encrypted.";
            return null;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(customers);
        }
    }

    private byte[] Wrapped(byte[] key, string userPoolId, KeyConfigurationType? configuration)
    {
        var wrapped = ring.Protect(key, Purpose(userPoolId));
        CryptographicOperations.ZeroMemory(key);
        if (CustomerKeyOf(configuration) is not { } arn) return wrapped;
        var customers = kmsKeys.Read(arn, out var problem) ?? throw Errors.InvalidParameter($"The KMS key {arn} cannot be used: {problem}", "keyConfiguration.kmsKeyArn");
        wrapped = SecretBox.Seal(customers, wrapped, Purpose(userPoolId, arn));
        CryptographicOperations.ZeroMemory(customers);
        return wrapped;
    }

    private static string Purpose(string userPoolId) => $"pool-key/{userPoolId}";

    private static string Purpose(string userPoolId, string arn) => $"customer-key/{userPoolId}/{arn}";

    [LoggerMessage(Microsoft.Extensions.Logging.LogLevel.Error, "Nobody can sign in to user pool {UserPoolId}. Its KMS key {Arn} cannot be used: {Problem}")]
    private static partial void LogUnavailable(ILogger log, string userPoolId, string arn, string problem);
}
