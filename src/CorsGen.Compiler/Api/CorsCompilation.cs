using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Linq;
using CorsGen.Compiler.Configuration;
using CorsGen.Compiler.Execution;
using CorsGen.Compiler.Findings;

namespace CorsGen.Compiler;

/// <summary>
/// A compiled configuration: what was found in it, and the policy that it makes. Immutable and thread-safe. To keep a
/// policy, keep <see cref="Policy"/>: it doesn't refer to the compilation or its text.
/// </summary>
public sealed class CorsCompilation
{
    private readonly PolicyCompilation _compilation;
    private readonly Lazy<IReadOnlyList<CorsFinding>> _findings;
    private readonly Lazy<ICorsPolicy?> _policy;

    internal CorsCompilation(PolicyCompilation compilation)
    {
        _compilation = compilation;
        _findings = new Lazy<IReadOnlyList<CorsFinding>>(
            () => ToPublic(HasErrors ? compilation.Errors : compilation.Advice));
        _policy = new Lazy<ICorsPolicy?>(
            () => compilation.ToPolicy() is { } policy ? ExecutablePolicy.Create(policy) : null);
    }

    /// <summary>
    /// The findings that a build would report, ordered by their places: errors, or, if there are none, advice. Empty if
    /// there is nothing to report.
    /// </summary>
    public IReadOnlyList<CorsFinding> Findings => _findings.Value;

    /// <summary>Whether there is an error, and therefore no policy.</summary>
    public bool HasErrors => !_compilation.Errors.IsEmpty;

    /// <summary>
    /// The policy; null if there is an error. It answers every request like the class that a build would generate, and
    /// can be used from any thread.
    /// </summary>
    public ICorsPolicy? Policy => _policy.Value;

    /// <summary>The policy, where an error is not expected.</summary>
    /// <returns>The policy.</returns>
    /// <exception cref="CorsCompilationException">There is an error; the message lists all errors.</exception>
    public ICorsPolicy GetPolicy() => Policy ?? throw new CorsCompilationException(Findings);

    /// <summary>
    /// The C# source of the class that a build would generate from the configuration: an internal class without a
    /// namespace, named after <see cref="CorsCompilerOptions.FileName"/>. If there is an error, the class denies every
    /// request.
    /// </summary>
    /// <returns>The source text, with LF line endings.</returns>
    public string ToCSharp() => _compilation.ToPolicy() is { } policy
        ? PolicyCompilation.ToCSharp(policy)
        : PolicyCompilation.ToCSharp(RefusedPolicy.Create(
            _compilation.Settings.FileName,
            _compilation.Settings.Class!,
            _compilation.Errors[0].Message,
            hasNullableTypes: true));

    /// <summary>What the fixes work on.</summary>
    internal PolicyCompilation Compilation => _compilation;

    private ReadOnlyCollection<CorsFinding> ToPublic(IEnumerable<Finding> findings) =>
        Array.AsReadOnly([.. findings.Select(finding => new CorsFinding(finding, _compilation))]);
}
