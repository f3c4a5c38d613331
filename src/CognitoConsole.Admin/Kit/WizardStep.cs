namespace CognitoConsole.Admin.Kit;

/// <summary>One step of a <see cref="Wizard"/>, at its own address.</summary>
/// <param name="Done">Visited and valid.</param>
/// <param name="Faulty">Has a value to correct, so the last step cannot be taken.</param>
public sealed record WizardStep(string Key, string Title, string Url, bool Optional = false, bool Done = false, bool Faulty = false);
