using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;

namespace CorsGen.Compiler.Configuration;

/// <summary>
/// The names of a generated class's members: what the emitter writes, and what the class itself
/// can't be called (CS0542).
/// </summary>
internal static class MemberNames
{
    public const string Instance = "Instance";
    public const string Rules = "Rules";
    public const string Evaluate = "Evaluate";
    public const string RuleArray = "s_rules";
    public const string FindRule = "FindRule";
    public const string CanReadTables = "s_canReadTables";

    // From here on: where a policy has several pages, each has these, with a suffix.
    public const string FirstOfRules = "FirstOfRules";
    public const string AllowsOrigin = "AllowsOrigin";
    public const string AllowsMethod = "AllowsMethod";
    public const string AllowsHeader = "AllowsHeader";
    public const string AllowsHeaders = "AllowsHeaders";
    public const string RulesForOrigin = "RulesForOrigin";
    public const string RulesForMethod = "RulesForMethod";
    public const string RulesForHeader = "RulesForHeader";
    public const string KeepRulesForHeaders = "KeepRulesForHeaders";

    // Tables: each name is followed by that of a part.
    public const string OriginLiteral = "OriginLiteral";
    public const string OriginWildcard = "OriginWildcard";
    public const string MethodLiteral = "MethodLiteral";
    public const string HeaderLiteral = "HeaderLiteral";
    public const string HeaderWildcard = "HeaderWildcard";
    public const string Labels = "Labels";
    public const string Nodes = "Nodes";
    public const string Sets = "Sets";

    private static readonly string[] s_tables =
        [OriginLiteral, OriginWildcard, MethodLiteral, HeaderLiteral, HeaderWildcard];

    private static readonly string[] s_tableParts = [Labels, Nodes, Sets];
    private static readonly Regex s_pageSuffix = new("[0-9]+To[0-9]+$", RegexOptions.CultureInvariant);

    private static readonly HashSet<string> s_all = new(
        [
            Instance, "get_" + Instance, Rules, "get_" + Rules, Evaluate, RuleArray, FindRule, CanReadTables,
            FirstOfRules, AllowsOrigin, AllowsMethod, AllowsHeader, AllowsHeaders,
            RulesForOrigin, RulesForMethod, RulesForHeader, KeepRulesForHeaders,
            .. s_tables.SelectMany(table => s_tableParts.Select(part => table + part)),
        ],
        StringComparer.Ordinal);

    /// <summary>All names, without the suffix of a page.</summary>
    public static IReadOnlyCollection<string> All => s_all;

    /// <summary>What tells the members of a page from those of others.</summary>
    /// <param name="firstRule">The index of the page's first rule.</param>
    /// <param name="lastRule">The index of its last rule.</param>
    public static string PageSuffix(int firstRule, int lastRule) =>
        string.Format(CultureInfo.InvariantCulture, "{0}To{1}", firstRule, lastRule);

    /// <summary>A member's name without the suffix of a page.</summary>
    public static string WithoutPageSuffix(string name) => s_pageSuffix.Replace(name, "");

    /// <summary>Whether some policy's class has a member of this name; its rules decide which ones it has.</summary>
    public static bool Contains(string name) => s_all.Contains(WithoutPageSuffix(name));
}
