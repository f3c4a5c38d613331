using CognitoConsole.Engine.Iam;

namespace CognitoConsole.Engine.Tests.Iam;

public sealed class PolicyCacheTests
{
    [Fact]
    public void The_same_text_is_compiled_once()
    {
        var cache = new PolicyCache();
        Assert.Same(cache.Get(Text(1), PolicyKind.Identity), cache.Get(Text(1), PolicyKind.Identity));
        Assert.NotSame(cache.Get(Text(1), PolicyKind.Identity), cache.Get(Text(2), PolicyKind.Identity));
    }

    [Fact]
    public void A_text_that_is_a_policy_of_one_kind_is_not_one_of_another()
    {
        var cache = new PolicyCache();
        cache.Get(Text(1), PolicyKind.Identity);
        Assert.NotEmpty(cache.Get(Text(1), PolicyKind.Resource).Faults);
        Assert.Empty(cache.Get(Text(1), PolicyKind.Identity).Faults);
    }

    [Fact]
    public void A_flood_does_not_grow_it_and_what_is_in_use_stays()
    {
        var cache = new PolicyCache(capacity: 10);
        var used = cache.Get(Text(0), PolicyKind.Identity);
        for (var i = 1; i < 1000; i++)
        {
            cache.Get(Text(i), PolicyKind.Identity);
            Assert.Same(used, cache.Get(Text(0), PolicyKind.Identity));
            Assert.InRange(cache.Count, 1, 11);
        }
    }

    private static string Text(int n) => Policies.Document($$"""{"Sid":"S{{n}}","Effect":"Allow","Action":"*","Resource":"*"}""");
}
