using System.Collections.Immutable;

namespace CorsGen.Compiler.Findings;

/// <summary>All kinds of findings. Each has a page under <c>docs/diagnostics</c>.</summary>
internal static class Descriptors
{
    public const string Repository = "https://github.com/corsgen/corsgen";

    public static readonly FindingDescriptor MalformedDocument = Error(
        "CORS001",
        "A CORS file must be well-formed JSON or XML",
        "What isn't well-formed cannot be read as rules. JSON is that of RFC 8259, without comments; XML has no " +
        "document type definition.");

    public static readonly FindingDescriptor WrongShape = Error(
        "CORS002",
        "A value of a CORS file has the wrong type",
        "A file is a list of rules, a rule is an object, and a property holds a list of strings, a string, a number " +
        "or a choice.");

    public static readonly FindingDescriptor UnknownName = Error(
        "CORS003",
        "A CORS file has an unknown property or element",
        "A rule whose property is misspelt would go without it, and nobody would notice. Names are case-sensitive.");

    public static readonly FindingDescriptor MissingValue = Error(
        "CORS004",
        "A CORS rule needs origins and methods, and a CORS file needs a rule",
        "Without them no request is allowed.");

    public static readonly FindingDescriptor UnsupportedMethod = Error(
        "CORS005",
        "A CORS rule lists a method that is not supported",
        "Methods are case-sensitive. Amazon S3 has five of them; profile Web takes any method that a page can send.");

    public static readonly FindingDescriptor SecondWildcard = Error(
        "CORS006",
        "An origin or header of a CORS rule has more than one wildcard",
        "An entry has at most one '*', which stands for any characters.");

    public static readonly FindingDescriptor InvalidHeaderName = Error(
        "CORS007",
        "A CORS rule lists a header that isn't a header name",
        "A header name is a token of RFC 9110, and an exposed header has no wildcard.");

    public static readonly FindingDescriptor InvalidMaxAge = Error(
        "CORS008",
        "MaxAgeSeconds must be a whole number of seconds",
        "It is a number from 0 to 2147483647 in digits, without quotes.");

    public static readonly FindingDescriptor LimitExceeded = Error(
        "CORS009",
        "A CORS file exceeds a limit of Amazon S3",
        "Amazon S3 takes at most 100 rules, 64 KB, and IDs of 255 characters. Profile Web has none of these limits.");

    public static readonly FindingDescriptor DuplicateName = Error(
        "CORS010",
        "A CORS file gives the same property twice",
        "Only one of the two could count, and which one is not for a compiler to choose.");

    public static readonly FindingDescriptor ForeignDocument = Error(
        "CORS011",
        "A CORS file is written for another system",
        "Other systems have other names for what a rule of Amazon S3 has.");

    public static readonly FindingDescriptor InvalidFile = Error(
        "CORS012",
        "A CORS file cannot become a class",
        "The file cannot be read, its metadata in the project is wrong, or another file makes the same class.");

    public static readonly FindingDescriptor LanguageTooOld = Error(
        "CORS013",
        "CorsGen needs C# 8.0 or newer",
        "Policies are generated as C# 8.0.");

    public static readonly FindingDescriptor CredentialsForAnyOrigin = Error(
        "CORS014",
        "A CORS rule cannot allow credentials beside '*'",
        "A browser refuses credentials from a server that answers '*', and takes '*' for the name of a method or a " +
        "header.");

    public static readonly FindingDescriptor InternalFailure = Error(
        "CORS015",
        "CorsGen failed",
        "This is a fault of CorsGen, not of the file. Please report it.");

    public static readonly FindingDescriptor UnmetExpectation = Error(
        "CORS016",
        "A policy doesn't answer as its expectations say",
        "The file of expectations states what the policy must answer. Either the policy or the expectation is wrong.");

    public static readonly FindingDescriptor InvalidExpectations = Error(
        "CORS017",
        "A file of expectations has a mistake",
        "Expectations are a JSON list of objects with 'allow' or 'deny', for a policy of the project. What cannot be " +
        "read is not checked.");

    public static readonly FindingDescriptor UnsentOrigin = Warning(
        "CORS101",
        "An origin of a CORS rule is one that no browser sends",
        "A browser sends scheme, host and port in one canonical form, and origins are compared character by " +
        "character.");

    public static readonly FindingDescriptor Stranger = Warning(
        "CORS102",
        "A wildcard of a CORS rule matches origins of strangers",
        "A '*' stands for any characters, so that it may match a name that anyone can register.");

    public static readonly FindingDescriptor NullOrigin = Warning(
        "CORS103",
        "A CORS rule allows the origin 'null'",
        "Any site can send the origin 'null', from a sandboxed frame.");

    public static readonly FindingDescriptor PlainHttp = Warning(
        "CORS104",
        "A CORS rule allows an origin of plain http",
        "Whoever stands between a browser and a site of plain http can send requests in its name.");

    public static readonly FindingDescriptor RedundantEntry = Info(
        "CORS105",
        "An entry of a CORS rule is covered by another one",
        "The entry changes nothing, or the one that covers it is wider than it should be.");

    public static readonly FindingDescriptor UnreachableRule = Warning(
        "CORS106",
        "A rule of a CORS file is never reached",
        "The first rule that matches a request answers it, and earlier rules match all that this one does.");

    public static readonly FindingDescriptor AbsentHeaders = Warning(
        "CORS107",
        "A CORS rule that writes allows no header",
        "A page that sends data nearly always asks for a header, such as content-type, and a rule that does not " +
        "allow it refuses that preflight.");

    public static readonly FindingDescriptor UnsendableHeader = Info(
        "CORS108",
        "A CORS rule allows a header that a page does not send",
        "Some request headers are set by the browser alone, which does not ask for them in a preflight.");

    public static readonly FindingDescriptor ExposedHeader = Warning(
        "CORS109",
        "A CORS rule exposes a header without effect",
        "Some response headers can be read by every page, and some by none.");

    public static readonly FindingDescriptor LongMaxAge = Info(
        "CORS110",
        "MaxAgeSeconds is more than most browsers heed",
        "Browsers cut short how long they keep the answer to a preflight.");

    public static readonly FindingDescriptor HiddenETag = Info(
        "CORS111",
        "A CORS rule allows PUT without exposing ETag",
        "A page that uploads a file in parts has to read the ETag of each part.");

    public static readonly FindingDescriptor NarrowWildcard = Info(
        "CORS112",
        "A wildcard of a CORS rule leaves out the domain itself, or the default port",
        "'https://*.example.com' does not match 'https://example.com', and ':*' does not match an origin without a " +
        "port.");

    public static readonly FindingDescriptor Placeholder = Warning(
        "CORS113",
        "An origin of a CORS rule has a placeholder",
        "A policy is compiled as it stands, and nothing fills in a placeholder after the build.");

    public static readonly FindingDescriptor RepeatedId = Warning(
        "CORS115",
        "Two rules of a CORS file share an ID",
        "An ID distinguishes rules, for example in a log.");

    public static readonly FindingDescriptor EarlierAnyOrigin = Warning(
        "CORS116",
        "An earlier rule for every origin answers for this one",
        "The first rule that matches answers, and one that lists '*' gives no credentials.");

    public static readonly FindingDescriptor AnyOriginBesideOthers = Warning(
        "CORS117",
        "A CORS rule lists '*' beside other origins",
        "A rule that lists '*' answers '*' to every origin, and without credentials.");

    public static readonly FindingDescriptor UnexposedHeader = Info(
        "CORS118",
        "A CORS rule does not expose a response header that its pages need",
        "A page can read only a few response headers unless the rule exposes more.");

    public static readonly FindingDescriptor ListedPreflight = Info(
        "CORS119",
        "A CORS rule lists OPTIONS, which preflights do not need",
        "A preflight asks for the method of the request that follows, and is answered by the policy itself.");

    /// <summary>All of them, in the order of their IDs. CORS114 is missing: the build itself reports it.</summary>
    public static readonly ImmutableArray<FindingDescriptor> All = ImmutableArray.Create(
        MalformedDocument,
        WrongShape,
        UnknownName,
        MissingValue,
        UnsupportedMethod,
        SecondWildcard,
        InvalidHeaderName,
        InvalidMaxAge,
        LimitExceeded,
        DuplicateName,
        ForeignDocument,
        InvalidFile,
        LanguageTooOld,
        CredentialsForAnyOrigin,
        InternalFailure,
        UnmetExpectation,
        InvalidExpectations,
        UnsentOrigin,
        Stranger,
        NullOrigin,
        PlainHttp,
        RedundantEntry,
        UnreachableRule,
        AbsentHeaders,
        UnsendableHeader,
        ExposedHeader,
        LongMaxAge,
        HiddenETag,
        NarrowWildcard,
        Placeholder,
        RepeatedId,
        EarlierAnyOrigin,
        AnyOriginBesideOthers,
        UnexposedHeader,
        ListedPreflight);

    private static FindingDescriptor Error(string id, string title, string description) =>
        new(id, title, description, FindingSeverity.Error);

    private static FindingDescriptor Warning(string id, string title, string description) =>
        new(id, title, description, FindingSeverity.Warning);

    private static FindingDescriptor Info(string id, string title, string description) =>
        new(id, title, description, FindingSeverity.Info);
}
