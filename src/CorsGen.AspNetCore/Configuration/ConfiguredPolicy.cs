using CorsGen.Compiler;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Primitives;

namespace CorsGen.AspNetCore;

/// <summary>
/// Keeps a policy as its section of the configuration says. It is compiled when the application starts, and again when
/// the configuration is reloaded: if that has an error, the last good policy stays.
/// </summary>
internal sealed class ConfiguredPolicy : IDisposable
{
    // How often a section is read that changes while it is read.
    private const int MostReads = 10;
    private const string UnknownName = "CORS003";

    private readonly IConfigurationSection _section;
    private readonly ILogger _logger;
    private readonly NamedPolicy _policy;
    private readonly object _loading = new();
    private IDisposable? _reloads;
    private string? _loaded;
    private volatile bool _isDisposed;

    private ConfiguredPolicy(string name, IConfigurationSection section, ILogger logger)
    {
        _section = section;
        _logger = logger;
        _policy = new NamedPolicy(name, DenyAllPolicy.NotConfigured);
    }

    /// <summary>Compiles the policy of a section; errors are left to the start of the application.</summary>
    public static ICorsPolicy Create(string name, IConfigurationSection section, PolicyStart start)
    {
        var configured = new ConfiguredPolicy(name, section, start.Logger);
        start.DisposeAtEnd(configured);
        configured.Load(errors =>
        {
            foreach (string error in errors)
            {
                start.Fail(error);
            }
        });
        configured._reloads = ChangeToken.OnChange(section.GetReloadToken, configured.Reload);

        // What was reloaded before we listened.
        configured.Reload();
        return configured._policy;
    }

    public void Dispose()
    {
        // Another application may have the same configuration: a reload that has begun doesn't log to this one's end.
        _isDisposed = true;
        _reloads?.Dispose();
    }

    // Runs in the thread that reloads the configuration, which may be several at a time, and must not fail.
    private void Reload() => Load(errors => CorsLog.ReloadRefused(
        _logger, _policy.Name, string.Join(Environment.NewLine, errors)));

    private void Load(Action<IReadOnlyList<string>> refuse)
    {
        lock (_loading)
        {
            try
            {
                ConfigurationText text = Read();
                string version = $"{text.Profile} {text.Text} {string.Concat(text.Errors)}";
                if (version == _loaded || _isDisposed)
                {
                    return;
                }

                bool isReload = _loaded is not null;
                _loaded = version;
                if (Compile(text, refuse) is { } policy)
                {
                    _policy.Current = policy;
                    if (isReload)
                    {
                        CorsLog.Reloaded(_logger, _policy.Name);
                    }
                }
            }
#pragma warning disable CA1031 // A provider of the configuration may throw anything.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                refuse([$"{_section.Path}: error: it can't be read: {exception.Message}"]);
            }
        }
    }

    private ICorsPolicy? Compile(ConfigurationText text, Action<IReadOnlyList<string>> refuse)
    {
        if (text.Errors.Count > 0)
        {
            refuse(text.Errors);
            return null;
        }

        CorsCompilation compilation = CorsCompiler.Compile(
            text.Text, new CorsCompilerOptions { Profile = text.Profile });
        if (compilation.HasErrors)
        {
            refuse([.. ErrorsOf(compilation, text)]);
            return null;
        }

        foreach (CorsFinding advice in compilation.Findings)
        {
            CorsLog.Advice(
                _logger, _policy.Name, text.KeyOf(advice.Start, advice.Length), advice.Id, advice.Message);
        }

        return compilation.Policy;
    }

    // Of a property that isn't known, it doesn't matter what its value is.
    private static IEnumerable<string> ErrorsOf(CorsCompilation compilation, ConfigurationText text) =>
        from error in compilation.Findings
        group error by text.KeyOf(error.Start, error.Length) into errors
        let unknown = errors.Where(error => error.Id == UnknownName)
        from error in unknown.Any() ? unknown : errors
        select $"{errors.Key}: error {error.Id}: {error.Message}";

    // A section is read key by key. If another reload happens in between, it would be a mixture of two configurations,
    // so it is read until it is twice the same.
    private ConfigurationText Read()
    {
        var last = ConfigurationText.Read(_section);
        for (int reads = 1; reads < MostReads; reads++)
        {
            var again = ConfigurationText.Read(_section);
            if (again.Text == last.Text && again.Profile == last.Profile && again.Errors.SequenceEqual(last.Errors))
            {
                return again;
            }

            last = again;
        }

        throw new InvalidOperationException("it changes all the time");
    }
}
