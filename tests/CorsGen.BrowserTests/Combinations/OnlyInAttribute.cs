namespace CorsGen.BrowserTests.Combinations;

/// <summary>Marks a difference that only some browsers have.</summary>
[AttributeUsage(AttributeTargets.Field)]
internal sealed class OnlyInAttribute(params BrowserKind[] browsers) : Attribute
{
    public IReadOnlyList<BrowserKind> Browsers { get; } = browsers;
}
