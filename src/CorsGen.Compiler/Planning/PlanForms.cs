namespace CorsGen.Compiler.Planning;

/// <summary>
/// Up to which size each form of a lookup is taken. A form of few entries is what a person would write; one of many
/// takes the same time for any number.
/// </summary>
/// <remarks>
/// The benchmarks in <c>Forms</c> measure where the forms cross over: at 16 to 32 entries. Literals and wildcards leave
/// the form for few before that, so that a list of a thousand entries costs no more than twice what one of ten does.
/// </remarks>
/// <param name="MostCases">The most literals that are cases of a <c>switch</c>; more are a tree.</param>
/// <param name="MostTests">The most wildcards that are tested one after another; more are trees of suffixes.</param>
/// <param name="MostPrefixes">
/// The most prefixes of such trees that are tested one after another; more are a tree.
/// </param>
/// <param name="RulesPerPage">The most rules that are looked up at once; more are asked page by page.</param>
internal sealed record PlanForms(int MostCases, int MostTests, int MostPrefixes, int RulesPerPage)
{
    public static readonly PlanForms Cheapest = new(MostCases: 8, MostTests: 4, MostPrefixes: 16, RulesPerPage: 128);
}
