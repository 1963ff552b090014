[assembly: AssemblyFixture(typeof(MissingBrowserNotice))]

namespace CorsGen.BrowserTests.Infrastructure;

/// <summary>
/// Says once, in the output of <c>dotnet test</c>, which browsers there are not: runners do not print why a test is
/// skipped.
/// </summary>
public sealed class MissingBrowserNotice
{
    public MissingBrowserNotice()
    {
        foreach (BrowserKind kind in Enum.GetValues<BrowserKind>().Where(kind => Installation.Find(kind) is null))
        {
            TestContext.Current.SendDiagnosticMessage(Installation.Missing(kind));
        }
    }
}
