using BenchmarkDotNet.Attributes;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using FrameworkCorsPolicy = Microsoft.AspNetCore.Cors.Infrastructure.CorsPolicy;

namespace CorsGen.Benchmarks.Cases;

/// <summary>
/// One policy and one request, decided by ASP.NET Core, by an interpreter of the rules, by the policy that is compiled
/// at run time, and by the one that is compiled in a build. Each
/// has its policy ready, its request in the form that it takes, and logging off, and of the answer the value of
/// <c>Access-Control-Allow-Origin</c> is read, as any caller does. Rows are in the order of files and lines:
/// this file's name comes before those of its cases.
/// </summary>
public abstract class EvaluationCase
{
    private readonly CorsService _service = new(Options.Create(new CorsOptions()), NullLoggerFactory.Instance);
    private readonly FrameworkCorsPolicy _frameworkPolicy;
    private readonly HttpContext _context;
    private readonly InterpretedPolicy _interpretedPolicy;
    private readonly ICorsPolicy _policy;
    private readonly ICorsPolicy _runTimePolicy;
    private readonly int _expectedRule;

    /// <summary>Prepares a case.</summary>
    /// <param name="policy">The compiled policy, for its rules.</param>
    /// <param name="request">The request.</param>
    /// <param name="expectedRule">The index of the rule that answers; -1 if the origin is denied.</param>
    /// <param name="frameworkRules">The rules that ASP.NET Core's policy is made of; null for all.</param>
    private protected EvaluationCase(
        ICorsPolicy policy, Request request, int expectedRule, Range? frameworkRules = null)
    {
        Origin = request.Origin;
        Method = request.Method;
        RequestHeaders = request.RequestHeaders;
        _context = request.CreateContext();
        _frameworkPolicy = FrameworkPolicy.Create(policy.Rules.ToArray()[frameworkRules ?? ..]);
        _interpretedPolicy = new InterpretedPolicy(policy.Rules);
        _policy = policy;
        _runTimePolicy = CorsCompiler.Compile(policy.Rules).GetPolicy();
        _expectedRule = expectedRule;
    }

    // Of the instance: what is static and constant, the JIT compiler may decide beforehand.
    private protected string Origin { get; }

    private protected string Method { get; }

    private protected string? RequestHeaders { get; }

    /// <summary>
    /// ASP.NET Core's decision. It reads the request's headers itself, where the others are given them.
    /// </summary>
    [Benchmark(Baseline = true)]
    public string? AspNetCore() =>
        _service.EvaluatePolicy(_context, _frameworkPolicy) is { IsOriginAllowed: true } result
            ? result.AllowedOrigin
            : null;

    /// <summary>The same, and the answer written; the time to clear the response for it is included.</summary>
    [Benchmark]
    public int AspNetCoreApplied()
    {
        IHeaderDictionary headers = _context.Response.Headers;
        headers.Clear();
        _service.ApplyResult(_service.EvaluatePolicy(_context, _frameworkPolicy), _context.Response);
        return headers.Count;
    }

    /// <summary>The rules, interpreted.</summary>
    [Benchmark]
    public string? Interpreter() => _interpretedPolicy.Evaluate(Origin, Method, RequestHeaders).AllowOrigin;

    /// <summary>The rules, compiled at run time.</summary>
    [Benchmark]
    public string? CorsGenAtRunTime() => _runTimePolicy.Evaluate(Origin, Method, RequestHeaders).AllowOrigin;

    /// <summary>
    /// The rules, compiled, called as the policy at run time is: what the call through the interface costs.
    /// </summary>
    [Benchmark]
    public string? CorsGenByInterface() => _policy.Evaluate(Origin, Method, RequestHeaders).AllowOrigin;

    /// <summary>The rules, compiled. A static call, which each case makes itself.</summary>
    public abstract string? CorsGen();

    /// <summary>Checks that all come to the right answer: the time to a wrong one says nothing.</summary>
    [GlobalSetup]
    public void Verify()
    {
        Check("CorsGen", _policy.Evaluate(Origin, Method, RequestHeaders), CorsGen());
        Check("CorsGen at run time", _runTimePolicy.Evaluate(Origin, Method, RequestHeaders), CorsGenAtRunTime());
        Check("The interpreter", _interpretedPolicy.Evaluate(Origin, Method, RequestHeaders), Interpreter());
        if (AspNetCore() is not null != (_expectedRule >= 0) || (AspNetCoreApplied() > 0) != (_expectedRule >= 0))
        {
            throw new InvalidOperationException($"{GetType().Name}: ASP.NET Core decides otherwise.");
        }
    }

    private void Check(string who, CorsResult result, string? allowOrigin)
    {
        CorsDenial denial = _expectedRule < 0 ? CorsDenial.Origin : CorsDenial.None;
        if (result.RuleIndex != _expectedRule
            || result.Denial != denial
            || result.AllowHeaders != (result.IsAllowed ? RequestHeaders : null)
            || result.AllowOrigin != allowOrigin)
        {
            throw new InvalidOperationException(
                $"{GetType().Name}: {who} answers {result}, and {_expectedRule} is the rule.");
        }
    }
}
