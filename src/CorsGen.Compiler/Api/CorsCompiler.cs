using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using CorsGen.Compiler.Configuration;

namespace CorsGen.Compiler;

/// <summary>
/// Compiles CORS configurations that are known only at run time: those of a deployment, a tenant or a bucket. Reads and
/// checks them as a build does. All members are thread-safe.
/// </summary>
/// <example>
/// <code>
/// ICorsPolicy policy = CorsCompiler.Compile(text, new CorsCompilerOptions { Profile = CorsProfile.Web }).GetPolicy();
/// CorsResult result = policy.Evaluate(origin, method);
/// </code>
/// </example>
#pragma warning disable RS0026 // The two overloads have nothing in common by which one could be taken for the other.
public static class CorsCompiler
{
    // A configuration at run time need not be named like a file that a build compiles.
    private const string DefaultClass = "CorsPolicy";

    // What is read in place of bytes that aren't UTF-8.
    private const char Unreadable = '\uFFFD';

    /// <summary>
    /// Compiles a text in one of the forms that a build reads: a JSON list of rules, the object with <c>CORSRules</c>,
    /// or the XML document <c>CORSConfiguration</c>. Doesn't throw, whatever the text: what is wrong with it is in the
    /// findings.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="options">The options; null for the defaults.</param>
    /// <returns>The compilation.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public static CorsCompilation Compile(string text, CorsCompilerOptions? options = null) => new(
        PolicyCompilation.Compile(text ?? throw new ArgumentNullException(nameof(text)), ToSettings(options)));

    /// <summary>
    /// Compiles rules, such as those of a database. Findings name the part of the rules that they are about:
    /// <c>Rules[2].AllowedOrigins[1]</c>.
    /// </summary>
    /// <remarks>
    /// The rules are read once, in order, which gives them their indexes: <see cref="CorsRule.Index"/> is ignored. In
    /// profile S3, <see cref="CorsRule.AllowCredentials"/> is not a choice: a rule allows credentials unless it lists
    /// <c>*</c>.
    /// </remarks>
    /// <param name="rules">The rules; a null in place of a rule or an entry is an error in the findings.</param>
    /// <param name="options">The options; null for the defaults.</param>
    /// <returns>The compilation.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="rules"/> is null.</exception>
    public static CorsCompilation Compile(IEnumerable<CorsRule> rules, CorsCompilerOptions? options = null) => new(
        PolicyCompilation.Compile([.. rules ?? throw new ArgumentNullException(nameof(rules))], ToSettings(options)));

    /// <summary>Reads a file, compiles it, and returns its policy.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="options">
    /// The options; null for the defaults. The file's own name takes the place of <see
    /// cref="CorsCompilerOptions.FileName"/>.
    /// </param>
    /// <returns>The policy.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="path"/> is null.</exception>
    /// <exception cref="CorsCompilationException">
    /// There is an error in the file; the message lists all errors.
    /// </exception>
    /// <exception cref="IOException">
    /// The file can't be read: it doesn't exist, is a folder, or isn't in UTF-8 (or UTF-16 with a byte order mark).
    /// </exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static ICorsPolicy Load(string path, CorsCompilerOptions? options = null)
    {
        if (Directory.Exists(path))
        {
            throw new IOException($"'{path}' is a folder; give the path of a file.");
        }

        string text = File.ReadAllText(path);
        ICorsPolicy policy = Compile(
            text,
            new CorsCompilerOptions
            {
                FileName = path,
                Profile = options?.Profile ?? default,
                NoWarn = options?.NoWarn ?? [],
            }).GetPolicy();

        // Only after the errors, which say more about a file that isn't text at all.
        return text.IndexOf(Unreadable) < 0
            ? policy
            : throw new IOException($"'{path}' has characters that aren't UTF-8, and would be lost; save it as UTF-8.");
    }

    private static PolicySettings ToSettings(CorsCompilerOptions? options)
    {
        options ??= new CorsCompilerOptions();
        string fileName = PolicyNaming.FileNameOf(options.FileName);
        var policyClass = new PolicyClass(
            "", PolicyNaming.ClassIdentifier(PolicyNaming.ClassFor(fileName)) ?? DefaultClass, IsPublic: false);
        return new PolicySettings(
            fileName,
            PolicyNaming.IsTooLong(policyClass) ? policyClass with { Name = DefaultClass } : policyClass,
            options.Profile,
            options.NoWarn.ToImmutableArray(),
            ImmutableArray<Findings.Finding>.Empty);
    }
}
