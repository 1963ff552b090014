using CorsGen.Compiler.Reachability;

namespace CorsGen.Tests.Advice;

public class WorkBoundTests
{
    [Fact]
    public void All_of_it_may_be_spent_and_then_nothing()
    {
        var bound = new WorkBound(3);

        Assert.True(bound.TrySpend(2));
        Assert.True(bound.TrySpend(1));
        Assert.False(bound.TrySpend(1));
        Assert.False(bound.TrySpend(0));
    }

    [Fact]
    public void What_is_too_much_at_once_ends_it()
    {
        var bound = new WorkBound(3);

        Assert.False(bound.TrySpend(4));
        Assert.False(bound.TrySpend(1));
    }
}
