[assembly: AssemblyFixture(typeof(MissingBrowserNotice))]

namespace CorsGen.BrowserTests.Infrastructure;

/// <summary>Says once, in the output of <c>dotnet test</c>, that there is no browser: runners do not print why a test is skipped.</summary>
public sealed class MissingBrowserNotice
{
    public MissingBrowserNotice()
    {
        if (Installation.Found is null)
        {
            TestContext.Current.SendDiagnosticMessage(Installation.Missing);
        }
    }
}
