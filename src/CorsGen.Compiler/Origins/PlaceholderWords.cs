using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace CorsGen.Compiler.Origins;

/// <summary>
/// Tells a label of a host that somebody was to replace, by its words: <c>your-domain</c>, <c>seudominio</c>,
/// <c>CHANGE_ME</c>, <c>dXXXXXXXX</c>. Words count as a whole: <c>yourself</c> and <c>apiary</c> are names.
/// </summary>
internal static class PlaceholderWords
{
    private const string Your = "your";

    // RFC 1035, 2.3.4. What is longer isn't a label, and trying all words on it would take long.
    private const int MostLabelCharacters = 63;

    // What is somebody's own, in the languages that files in public repositories show: a domain, a site, a service, a
    // name, and what else people have of a host.
    private static readonly HashSet<string> s_englishNouns = Words(
        "domain domains subdomain site website webapp app application host hostname url origin server service api",
        "backend frontend bucket project product company organization organisation org store shop user username name",
        "account tenant team workspace instance cluster distribution gateway cdn");

    private static readonly HashSet<string> s_otherNouns = Words(
        "dominio domínio domaine domein domena domäne sitio sito seite webseite webside strona",
        "aplicacion aplicación aplicativo aplicacao aplicação anwendung applicazione",
        "servico serviço servicio servizio dienst servidor serveur projeto proyecto projet projekt progetto",
        "empresa entreprise unternehmen firma azienda bedrijf usuario usuário utilisateur benutzer benutzername",
        "domän doman domene domæne domaene domen",
        "utente gebruiker loja tienda boutique laden negozio winkel nome nombre nom");

    // What may stand beside such a word in one that has no hyphens: yourproductiondomain, yourappname.
    private static readonly HashSet<string> s_companions = Words(
        "prod production staging dev development test local public custom own real actual main",
        "github gitlab vercel netlify ngrok aws cloudfront name id here com cool awesome amazing great new first " +
        "next demo",
        "example sample web web3 react angular vue static admin");

    private static readonly string[] s_possessives =
    [
        "seu", "sua", "teu", "tua", "tu", "votre", "ihre", "ihr", "deine", "dein", "tuo", "vostro", "jouw",
        "twoja", "twoje", "twoj", "il-tuo", "iltuo", "sinun",
    ];

    // Beside an English word these may be a name.
    private static readonly string[] s_shortPossessives =
        ["su", "vos", "ton", "uw", "vase", "vas", "vash", "din", "ditt", "dit"];

    // Languages that write the owner behind the thing, or in letters of their own.
    private static readonly string[] s_phrases =
    [
        "domain-anda", "domainanda", "nama-domain", "namadomain", "alan-adiniz", "alanadiniz",
        "ten-mien-cua-ban", "tenmiencuaban", "siteniz", "sizin-alan-adiniz",
        "changeme", "change-me", "change-this", "changethis",
        "replaceme", "replace-me", "replace-this", "replacethis", "replace-with",
        "insert-your", "put-your", "enter-your", "insert-domain", "enter-domain",
    ];

    private static readonly string[] s_foreign =
    [
        "你的", "您的", "あなたの", "당신의", "вашдомен", "ваш-домен", "вашсайт", "ваш-сайт",
    ];

    // In capitals beside lower case. Of the second list one word alone may be a name in the wrong case:
    // APP.example.com.
    private static readonly HashSet<string> s_capitals = Words(
        "DOMAIN SUBDOMAIN HOST HOSTNAME BUCKET BUCKETNAME TENANT PROJECT ORIGIN ACCOUNT USERNAME COMPANY",
        "DISTRIBUTION ENVIRONMENT");

    private static readonly HashSet<string> s_capitalsInPhrases = Words(
        "MY NAME ID HERE SERVICE SITE APP API URL ENV STAGE REGION USER REPLACE CHANGE INSERT ENTER");

    private static readonly HashSet<string> s_reminders = Words("TODO FIXME TBD PLACEHOLDER CHANGEME REPLACEME");

    // Capitals with underscores: FRONTEND_URL, CHANGE_ME.
    private static readonly Regex s_variable = new("^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$", RegexOptions.CultureInvariant);

    // dXXXXXXXX, xxxxx: a name that is masked, or yet to be known.
    private static readonly Regex s_mask = new("^[A-Za-z]?(?:X{3,}|x{4,})$", RegexOptions.CultureInvariant);

    // FRONTEND_URL, but not what tells a reader to write something else: CHANGE_ME.
    private static readonly string[] s_orders = ["YOUR", "MY", "CHANGE", "REPLACE", "INSERT", "ENTER", "PUT", "TODO"];

    /// <summary>Whether a label is the name of a variable that a program reads.</summary>
    public static bool IsVariable(string label) => s_variable.IsMatch(label) && !s_orders.Contains(label.Split('_')[0]);

    // What one starts with that is in lower case.
    private static readonly string[] s_starts = [Your, .. s_possessives, .. s_shortPossessives, .. s_phrases];

    /// <summary>
    /// Whether a label that starts there, in ASCII and lower case, may be a placeholder: most are not.
    /// </summary>
    public static bool MayStartAt(string text, int index)
    {
        // Each label of each origin is asked about: nothing is allocated, and one character rules out nearly all.
        foreach (string start in s_starts)
        {
            if (index < text.Length
                && text[index] == start[0]
                && string.CompareOrdinal(text, index, start, 0, start.Length) == 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a label is a placeholder.</summary>
    /// <param name="label">The label.</param>
    /// <param name="isShouted">Whether the whole host is in capitals, so that they say nothing.</param>
    public static bool AreIn(string label, bool isShouted)
    {
        if (label.Length > MostLabelCharacters)
        {
            return false;
        }

        string lower = label.ToLowerInvariant();
        string[] parts = label.Split('-', '_');
        return IsYours(label, lower)
            || s_possessives.Any(possessive => IsOwned(lower, possessive, IsNoun))
            || s_shortPossessives.Any(possessive => IsOwned(lower, possessive, s_otherNouns.Contains))
            || s_phrases.Any(phrase => (lower.Replace('_', '-') + "-").StartsWith(
                phrase + "-", StringComparison.Ordinal))
            || s_foreign.Any(lower.Contains)
            || s_variable.IsMatch(label)
            || parts.Any(part => s_reminders.Contains(part) || s_mask.IsMatch(part))
            || (!isShouted && IsInCapitals(label, parts));
    }

    /// <summary>Whether a word, in lower case, is what people have of a host.</summary>
    public static bool IsNoun(string word) => s_englishNouns.Contains(word) || s_otherNouns.Contains(word);

    // In capitals whatever follows is to be replaced: YOUR-ANYTHING.
    private static bool IsYours(string label, string lower) =>
        lower.StartsWith(Your, StringComparison.Ordinal)
        && (label.StartsWith("YOUR-", StringComparison.Ordinal)
            || label.StartsWith("YOUR_", StringComparison.Ordinal)
            || IsMadeOfWords(lower.Substring(Your.Length).Split('-', '_')));

    // Each word must be one of these: "your-company-formations" is a name.
    private static bool IsMadeOfWords(string[] words) =>
        words.Any(IsNounPhrase)
            && words.All(word => IsNounPhrase(word) || s_companions.Contains(word) || word.All(char.IsDigit));

    private static bool IsOwned(string label, string possessive, Func<string, bool> isNoun)
    {
        if (!label.StartsWith(possessive, StringComparison.Ordinal) || label.Length == possessive.Length)
        {
            return false;
        }

        // Short words run together may be a name by chance.
        string[] rest = label.Substring(possessive.Length).Split('-', '_');
        return rest[0].Length == 0
            ? rest.Any(isNoun)
            : isNoun(rest[0]) && (rest[0].Length >= 4 || rest[0] == "app");
    }

    /// <summary>
    /// Whether a word is made of nouns and their companions: <c>domain</c>, <c>productiondomain2</c>.
    /// </summary>
    private static bool IsNounPhrase(string word)
    {
        string letters = word.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        return IsMadeUp(letters, hasNoun: false);
    }

    private static bool IsMadeUp(string text, bool hasNoun) => text.Length == 0
        ? hasNoun
        : Enumerable.Range(1, text.Length).Any(length => text.Substring(0, length) is var word
            && (s_englishNouns.Contains(word)
                ? IsMadeUp(text.Substring(length), hasNoun: true)
                : s_companions.Contains(word) && IsMadeUp(text.Substring(length), hasNoun)));

    private static bool IsInCapitals(string label, string[] parts) =>
        label.All(c => c is (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-' or '_')
        && (parts.Any(s_capitals.Contains) || (parts.Length > 1 && parts.Any(s_capitalsInPhrases.Contains)));

    private static HashSet<string> Words(params string[] lines) =>
        new(lines.SelectMany(line => line.Split(' ')), StringComparer.Ordinal);
}
