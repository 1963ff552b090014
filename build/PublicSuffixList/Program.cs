using System;
using System.IO;
using CorsGen.Build;

// dotnet run --project build/PublicSuffixList -- public_suffix_list.dat [output]
if (args.Length is not (1 or 2))
{
    Console.Error.WriteLine(
        """
        Renews the Public Suffix List that CorsGen carries.

            dotnet run --project build/PublicSuffixList -- LIST [OUTPUT]

        LIST is the file public_suffix_list.dat of https://publicsuffix.org/list/. OUTPUT is
        src/CorsGen.Compiler/PublicSuffixes/public-suffixes.txt unless given.
        """);
    return 1;
}

string output = args.Length == 2
    ? args[1]
    : Path.Combine("src", "CorsGen.Compiler", "PublicSuffixes", "public-suffixes.txt");
try
{
    ListFile list = ListFile.Parse(File.ReadAllText(args[0]));
    string text = SuffixTree.Write(list);
    File.WriteAllText(output, text);
    Console.WriteLine($"{output}: {list.Rules.Length} rules, {text.Length} bytes.");
    return 0;
}
catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or FormatException)
{
    Console.Error.WriteLine(exception.Message);
    return 1;
}
