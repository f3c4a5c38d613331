#!/usr/bin/env dotnet
// Makes a password filter from a list with one password a line:
//   dotnet run src/CognitoConsole.Engine/UserPools/ThreatProtection/PasswordList/Make.cs LIST.txt FILTER.bin [HASHES]
// 17 hashes (the default) mean a false positive in 131,072 look-ups, at 24.5 bits a password; 10 mean one in 1,024, at 14.4 bits.
#:property Nullable=enable
#:property ImplicitUsings=enable
#:include ../PasswordFilter.cs
using CognitoConsole.Engine.UserPools;

const int ShortestPassword = 5;

var passwords = File.ReadLines(args[0]).Select(l => l.ToLowerInvariant()).Where(l => l.Length >= ShortestPassword).ToHashSet(StringComparer.Ordinal);
var filter = PasswordFilter.Make(passwords, args.Length > 2 ? int.Parse(args[2], System.Globalization.CultureInfo.InvariantCulture) : 17);
File.WriteAllBytes(args[1], filter.ToBytes());
Console.WriteLine($"{passwords.Count} passwords, {filter.ToBytes().Length} bytes");
