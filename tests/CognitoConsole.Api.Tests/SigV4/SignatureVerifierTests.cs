using CognitoConsole.Contracts;
using CognitoConsole.Engine;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace CognitoConsole.Api.Tests;

/// <summary>AWS's published test suite and botocore's signatures, and what happens when anything about them is changed.</summary>
public sealed class SignatureVerifierTests
{
    private static readonly SignedVector Json = SignedVector.Named("botocore-json");

    [Theory]
    [MemberData(nameof(SignedVector.Names), MemberType = typeof(SignedVector))]
    public async Task Accepts_what_others_signed(string name)
    {
        var caller = await SignedVector.Named(name).Verify();

        Assert.Equal("arn:aws:iam::123456789012:user/ana", Assert.IsType<Caller.AccessKey>(caller).Arn);
        Assert.Equal(name.StartsWith("botocore", StringComparison.Ordinal) ? "eu-central-1" : "us-east-1", caller.Region);
    }

    [Theory]
    [MemberData(nameof(SignedVector.Names), MemberType = typeof(SignedVector))]
    public async Task Refuses_another_secret(string name)
    {
        var vector = SignedVector.Named(name);
        var refusal = await Refused(vector with { Secret = vector.Secret[..^1] + "Z" });

        Assert.Equal(ErrorCodes.InvalidSignatureException, refusal.Code);
        Assert.StartsWith("The request signature we calculated does not match the signature you provided.", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("botocore-json")]
    [InlineData("botocore-query")]
    [InlineData("botocore-rest-space")]
    [InlineData("botocore-rest-colon-token")]
    [InlineData("botocore-query-get-presigned")]
    [InlineData("botocore-rest-space-presigned-token")]
    public async Task Refuses_any_altered_byte(string name)
    {
        var vector = SignedVector.Named(name);
        var refused = 0;
        foreach (var altered in Alterations(vector))
        {
            await Refused(altered);
            refused++;
        }

        Assert.True(refused > 150, $"only {refused} alterations were tried");
    }

    [Theory]
    [InlineData(-299, true)]
    [InlineData(299, true)]
    [InlineData(301, false)]
    [InlineData(-301, false)]
    public async Task Allows_five_minutes_of_skew(int seconds, bool allowed)
    {
        if (allowed)
        {
            await Json.Verify(TimeSpan.FromSeconds(seconds));
            return;
        }

        var refusal = await Refused(Json, TimeSpan.FromSeconds(seconds));
        Assert.Equal(ErrorCodes.InvalidSignatureException, refusal.Code);
        Assert.Equal(seconds > 0
            ? "Signature expired: 20261109T133441Z is now earlier than 20261109T133442Z (20261109T133942Z - 5 min.)"
            : "Signature not yet current: 20261109T133441Z is still later than 20261109T133440Z (20261109T132940Z + 5 min.)", refusal.Message);
    }

    [Fact]
    public async Task A_presigned_request_lives_as_long_as_it_says()
    {
        var vector = SignedVector.Named("botocore-query-get-presigned");
        await vector.Verify(TimeSpan.FromSeconds(3600));

        var refusal = await Refused(vector, TimeSpan.FromSeconds(3601));
        Assert.Equal("Signature expired: 20261109T143441Z is now earlier than 20261109T143442Z", refusal.Message);
    }

    [Fact]
    public async Task Refuses_a_scope_of_another_service()
    {
        var refusal = await Refused(Json with { Service = "sts" });
        Assert.Equal("Credential should be scoped to correct service: 'sts'.", refusal.Message);
    }

    [Theory]
    [InlineData("/20261109/", "/20261108/", "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP.")]
    [InlineData("aws4_request", "aws4_requesT", "Credential should be scoped with a valid terminator: 'aws4_request'.")]
    [InlineData("eu-central-1", "EU!", "Credential should be scoped to a valid region.")]
    [InlineData("content-type;host;x-amz-date;x-amz-target", "content-type;host;x-amz-date", "'X-Amz-Target' must be a 'SignedHeader' in the AWS Authorization.")]
    [InlineData("content-type;host;x-amz-date;x-amz-target", "content-type;host;x-amz-target", "'X-Amz-Date' must be a 'SignedHeader' in the AWS Authorization.")]
    [InlineData("content-type;host;x-amz-date;x-amz-target", "x-amz-date;x-amz-target", "'Host' must be a 'SignedHeader' in the AWS Authorization.")]
    public async Task Names_what_is_wrong_with_the_scope_or_the_headers(string from, string to, string message)
    {
        var refusal = await Refused(WithAuthorization(Json, a => a.Replace(from, to, StringComparison.Ordinal)));
        Assert.Equal((ErrorCodes.InvalidSignatureException, message), (refusal.Code, refusal.Message));
    }

    [Theory]
    [InlineData("Bearer abc")]
    [InlineData("AWS4-HMAC-SHA256")]
    [InlineData("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20261109/eu-central-1/cognito-idp/aws4_request")]
    [InlineData("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20261109/eu-central-1/cognito-idp, SignedHeaders=host, Signature=00")]
    [InlineData("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/a/b/c/d/e/f, SignedHeaders=host, Signature=00")]
    [InlineData("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20261109/eu-central-1/cognito-idp/aws4_request, SignedHeaders=host, Signature=0, Signature=1")]
    [InlineData("AWS4-HMAC-SHA256 =,=,=")]
    [InlineData("AWS4-HMAC-SHA256 Credential=/////, SignedHeaders=;;;, Signature=é")]
    [InlineData("AWS4-ECDSA-P256-SHA256 Credential=AKIDEXAMPLE/20261109/cognito-idp/aws4_request, SignedHeaders=host, Signature=00")]
    public async Task Refuses_an_incomplete_header(string authorization)
    {
        var refusal = await Refused(WithAuthorization(Json, _ => authorization));
        Assert.Equal(ErrorCodes.IncompleteSignatureException, refusal.Code);
    }

    [Theory]
    [InlineData("yesterday")]
    [InlineData("20261109")]
    [InlineData("20261399T133441Z")]
    [InlineData("")]
    public async Task Refuses_a_date_that_is_none(string date)
    {
        var refusal = await Refused(WithHeader(Json, "X-Amz-Date", date));
        Assert.Equal(ErrorCodes.IncompleteSignatureException, refusal.Code);
    }

    [Fact]
    public async Task Refuses_an_unknown_key()
    {
        var refusal = await Assert.ThrowsAsync<CognitoException>(() => Json.Verify(keyId: "AKIASOMEBODYELSE"));
        Assert.Equal((ErrorCodes.UnrecognizedClientException, "The security token included in the request is invalid."), (refusal.Code, refusal.Message));
    }

    [Fact]
    public async Task Refuses_a_request_without_signature()
    {
        var refusal = await Refused(Json with { Headers = [.. Json.Headers.Where(h => h[0] != "Authorization")] });
        Assert.Equal((ErrorCodes.MissingAuthenticationTokenException, "Missing Authentication Token"), (refusal.Code, refusal.Message));
    }

    [Theory]
    [InlineData("UNSIGNED-PAYLOAD")]
    [InlineData("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    public async Task Refuses_a_body_that_the_signature_does_not_cover(string contentHash)
    {
        var vector = WithAuthorization(Json, a => a.Replace("x-amz-date;", "x-amz-content-sha256;x-amz-date;", StringComparison.Ordinal));
        var refusal = await Refused(vector with { Headers = [.. vector.Headers, ["X-Amz-Content-Sha256", contentHash]] });
        Assert.Equal("The provided 'x-amz-content-sha256' header does not match what was computed.", refusal.Message);
    }

    [Fact]
    public async Task Refuses_two_signatures_in_one_request()
    {
        var presigned = SignedVector.Named("botocore-query-get-presigned");
        var header = SignedVector.Named("botocore-query-get").Headers;
        var refusal = await Refused(presigned with { Headers = header });
        Assert.Equal(ErrorCodes.IncompleteSignatureException, refusal.Code);
    }

    [Fact]
    public async Task An_unsigned_operation_does_not_look_at_the_signature()
    {
        var verifier = new SignatureVerifier([new SignedVector.OneKey("X", "Y")], Options.Create(new ApiOptions()), new EngineOptions(), new FakeTimeProvider());
        var caller = await verifier.Authenticate(Json.Request(), Json.BodyIn(1), Json.Operation(OperationAccess.Unsigned), default);
        Assert.Equal("eu-central-1", Assert.IsType<Caller.Anonymous>(caller).Region);
    }

    [Theory]
    [InlineData("Accept", "*/*", true)]
    [InlineData("Origin", "http://localhost:3000", true)]
    [InlineData("Origin", "http://app.localhost:3000", true)]
    [InlineData("Origin", "http://127.0.0.1:5173", true)]
    [InlineData("Origin", "http://[::1]:5173", true)]
    [InlineData("Origin", "https://evil.example.com", false)]
    [InlineData("Origin", "https://localhost.example.com", false)]
    [InlineData("Origin", "null", false)]
    [InlineData("Sec-Fetch-Site", "cross-site", false)]
    [InlineData("Sec-Fetch-Site", "same-origin", true)]
    [InlineData("Host", "rebound.example.com:8080", false)]
    [InlineData("Host", "127.0.0.1:8080", true)]
    [InlineData("Host", "[::1]:8080", true)]
    public async Task With_signatures_ignored_an_unknown_key_is_root_but_not_for_foreign_web_sites(string header, string value, bool isRoot)
    {
        var vector = Json with { Headers = [.. Json.Headers.Where(h => h[0] != header), [header, value]] };
        var options = new ApiOptions { Signatures = SignatureMode.Ignored };
        if (isRoot) Assert.IsType<Caller.Root>(await vector.Verify(options: options, keyId: "AKIASOMEBODYELSE"));
        else await Assert.ThrowsAsync<CognitoException>(() => vector.Verify(options: options, keyId: "AKIASOMEBODYELSE"));
    }

    [Fact]
    public async Task With_signatures_ignored_a_known_key_is_verified_and_acts_as_itself()
    {
        var options = new ApiOptions { Signatures = SignatureMode.Ignored };
        Assert.IsType<Caller.AccessKey>(await Json.Verify(options: options));
        var refusal = await Assert.ThrowsAsync<CognitoException>(() => (Json with { Body = "{}" }).Verify(options: options));
        Assert.Equal(ErrorCodes.InvalidSignatureException, refusal.Code);
    }

    private static async Task<CognitoException> Refused(SignedVector vector, TimeSpan? later = null) =>
        await Assert.ThrowsAsync<CognitoException>(() => vector.Verify(later));

    private static SignedVector WithAuthorization(SignedVector vector, Func<string, string> change) =>
        WithHeader(vector, "Authorization", change(vector.Headers.Single(h => h[0] == "Authorization")[1]));

    private static SignedVector WithHeader(SignedVector vector, string name, string value) =>
        vector with { Headers = [.. vector.Headers.Select(h => h[0] == name ? [name, value] : h)] };

    /// <summary>Every single byte of what counts, exchanged for another one: method, target, each signed header, the signature, the body.</summary>
    private static IEnumerable<SignedVector> Alterations(SignedVector vector)
    {
        foreach (var method in new[] { "PUT", vector.Method.ToLowerInvariant(), vector.Method + "X" }) yield return vector with { Method = method };
        for (var i = 1; i < vector.Target.Length; i++) yield return vector with { Target = Change(vector.Target, i) };
        for (var i = 0; i < vector.Body.Length; i++) yield return vector with { Body = Change(vector.Body, i) };
        yield return vector with { Body = vector.Body + " " };
        for (var h = 0; h < vector.Headers.Length; h++)
        {
            var (name, value) = (vector.Headers[h][0], vector.Headers[h][1]);
            for (var i = 0; i < value.Length; i++) yield return vector with { Headers = [.. vector.Headers.Select((x, n) => n == h ? [name, Change(value, i)] : x)] };
        }
    }

    private static string Change(string text, int index) => text[..index] + (text[index] == 'x' ? 'y' : 'x') + text[(index + 1)..];
}
