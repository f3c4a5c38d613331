using CognitoConsole.Data.IdentityPools;

namespace CognitoConsole.Engine.Tests.IdentityPools;

public sealed class DayTreeTests
{
    [Theory]
    [InlineData(16_350, 16_420)]
    [InlineData(20_450, 20_550)]
    [InlineData(32_700, 32_800)] // over 2059, where a power of two divides better than any day before
    public void Every_period_over_a_day_is_found_once_and_no_other(int from, int to)
    {
        for (var day = from; day <= to; day++)
        {
            var nodes = DayTree.NodesOver(day).ToList();
            Assert.InRange(nodes.Count, 1, 17);
            Assert.Equal(nodes.Distinct(), nodes);
            for (var first = from; first <= to; first++)
            {
                for (var last = first; last <= to; last++)
                {
                    var node = DayTree.NodeOf(first, last);
                    Assert.InRange(node, first, last);
                    // As ListCountedIdentities reads them.
                    var found = nodes.Contains(node) && (node < day ? last >= day : first <= day);
                    Assert.True(found == (first <= day && day <= last), $"{first} to {last} on {day}");
                }
            }
        }
    }
}
