using CognitoConsole.Contracts;
using CognitoConsole.Data;
using CognitoConsole.Data.UserPools;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.UserPools;

/// <summary>The uploaded file of a job, in encrypted pieces: it holds personal data and perhaps password hashes.</summary>
public sealed class ImportFile(CognitoDbContext db, PoolDirectory pools, PoolSecrets secrets)
{
    public const long MaxBytes = 100 * 1024 * 1024;
    public const int MaxLines = 500_000;
    private const int PartSize = 64 * 1024;

    /// <summary>Stores a file under an id of its own. It counts once the job names it.</summary>
    /// <exception cref="CognitoException">RequestEntityTooLargeException, or InvalidParameterException for too many lines. Nothing is left behind.</exception>
    public async Task<(string FileId, long Length, int Lines)> Store(UserImportJob job, Stream content, CancellationToken cancellation)
    {
        var pool = await pools.Pool(job.UserPoolId, cancellation);
        var fileId = Guid.NewGuid().ToString();
        var buffer = new byte[PartSize];
        var (number, length, lines, isBlank) = (0, 0L, 0, true);
        try
        {
            int size;
            while ((size = await content.ReadAtLeastAsync(buffer, PartSize, throwOnEndOfStream: false, cancellation)) > 0)
            {
                length += size;
                if (length > MaxBytes) throw new CognitoException(ErrorCodes.RequestEntityTooLargeException, $"The file is larger than {MaxBytes / 1024 / 1024} MB.", 413);
                foreach (var b in buffer.AsSpan(0, size))
                {
                    if (b == '\n' && !isBlank) lines++;
                    if (b == '\n') isBlank = true;
                    else if (b is not ((byte)'\r' or (byte)' ' or (byte)'\t')) isBlank = false;
                }

                if (lines > MaxLines + 1) throw Errors.InvalidParameter($"The file has more than {MaxLines} users.");
                db.UserImportParts.Add(new UserImportPart
                {
                    UserPoolId = job.UserPoolId,
                    JobId = job.JobId,
                    FileId = fileId,
                    Number = number,
                    Content = secrets.Protect(pool, buffer.AsSpan(0, size), Purpose(job.JobId, fileId, number)),
                });
                number++;
                await db.SaveChangesAsync(cancellation);
                db.ChangeTracker.Clear();
            }
        }
        catch
        {
            db.ChangeTracker.Clear();
            await db.UserImportParts.Where(p => p.UserPoolId == job.UserPoolId && p.JobId == job.JobId && p.FileId == fileId).ExecuteDeleteAsync(CancellationToken.None);
            throw;
        }

        if (!isBlank) lines++;
        return (fileId, length, Math.Max(0, lines - 1));
    }

    public Stream Open(UserImportJob job) => new Parts(this, job);

    /// <summary>Removes the pieces of a job; all of them, or those of other uploads than the one that counts.</summary>
    public Task Remove(UserImportJob job, string? except, CancellationToken cancellation) =>
        db.UserImportParts.Where(p => p.UserPoolId == job.UserPoolId && p.JobId == job.JobId && p.FileId != except).ExecuteDeleteAsync(cancellation);

    private async Task<byte[]?> Part(UserImportJob job, int number, CancellationToken cancellation)
    {
        var content = await db.UserImportParts.AsNoTracking()
            .Where(p => p.UserPoolId == job.UserPoolId && p.JobId == job.JobId && p.FileId == job.FileId && p.Number == number)
            .Select(p => p.Content).FirstOrDefaultAsync(cancellation);
        return content is null ? null : secrets.Unprotect(await pools.Pool(job.UserPoolId, cancellation), content, Purpose(job.JobId, job.FileId!, number));
    }

    private static string Purpose(string jobId, string fileId, int number) => $"user-import/{jobId}/{fileId}/{number}";

    /// <summary>The pieces in order, one in memory at a time.</summary>
    private sealed class Parts(ImportFile file, UserImportJob job) : Stream
    {
        private ReadOnlyMemory<byte> _rest;
        private int _next;

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => job.FileLength;
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (_rest.Length == 0) _rest = await file.Part(job, _next++, cancellationToken);
            var size = Math.Min(buffer.Length, _rest.Length);
            _rest[..size].CopyTo(buffer);
            _rest = _rest[size..];
            return size;
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("The file is read asynchronously.");
        public override void Flush() => throw new NotSupportedException();
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
