namespace Pulumi;

/// <summary>The deployment that is running.</summary>
public sealed class DeploymentInstance
{
    private readonly Deployment _deployment;

    internal DeploymentInstance(Deployment deployment) => _deployment = deployment;

    /// <summary>The organization's name.</summary>
    public string OrganizationName => _deployment.Settings.OrganizationName;

    /// <summary>The project's name.</summary>
    public string ProjectName => _deployment.Settings.ProjectName;

    /// <summary>The stack's name.</summary>
    public string StackName => _deployment.Settings.StackName;

    /// <summary>The project's root folder; an <see cref="InvalidOperationException"/> when nothing says which it
    /// is.</summary>
    public string RootDirectory =>
        _deployment.Settings.RootDirectory
        ?? throw new InvalidOperationException(
            "The Pulumi CLI version does not support root directory. Please update the Pulumi CLI."
        );

    /// <summary>Whether this is a preview.</summary>
    public bool IsDryRun => _deployment.Settings.IsDryRun;

    internal Deployment Deployment => _deployment;

    /// <summary>Calls a function whose arguments may be outputs.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="token">The function's token.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">The options; none when <see langword="null"/>.</param>
    /// <returns>The result. Unknown, without a call, while an argument is unknown.</returns>
    public Output<T> Invoke<T>(string token, InvokeArgs args, InvokeOptions? options = null) =>
        Invoke<T>(token, args, options, registerPackageRequest: null);

    /// <summary>Calls a function whose arguments may be outputs, after other resources.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="token">The function's token.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">The options.</param>
    /// <returns>The result. Unknown, without a call, while an argument is unknown.</returns>
    public Output<T> Invoke<T>(string token, InvokeArgs args, InvokeOutputOptions options) =>
        Invoke<T>(token, args, options, registerPackageRequest: null);

    /// <summary>Calls a function, whose arguments may be outputs, of a package that the engine loads.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="token">The function's token.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">The options; none when <see langword="null"/>.</param>
    /// <param name="registerPackageRequest">The package; the token's when <see langword="null"/>.</param>
    /// <returns>The result. Unknown, without a call, while an argument is unknown.</returns>
    public Output<T> Invoke<T>(
        string token,
        InvokeArgs args,
        InvokeOptions? options,
        RegisterPackageRequest? registerPackageRequest
    ) => new(_deployment.InvokeOutputAsync<T>(token, args, options, registerPackageRequest));

    /// <summary>Calls a function, whose arguments may be outputs, of a package that the engine loads, after other
    /// resources.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="token">The function's token.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">The options.</param>
    /// <param name="registerPackageRequest">The package; the token's when <see langword="null"/>.</param>
    /// <returns>The result. Unknown, without a call, while an argument is unknown.</returns>
    public Output<T> Invoke<T>(
        string token,
        InvokeArgs args,
        InvokeOutputOptions options,
        RegisterPackageRequest? registerPackageRequest
    ) => new(_deployment.InvokeOutputAsync<T>(token, args, options, registerPackageRequest));

    /// <summary>Calls a function.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="token">The function's token.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">The options; none when <see langword="null"/>.</param>
    /// <returns>The result.</returns>
    public Task<T> InvokeAsync<T>(string token, InvokeArgs args, InvokeOptions? options = null) =>
        InvokeAsync<T>(token, args, options, registerPackageRequest: null);

    /// <summary>Calls a function of a package that the engine loads.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="token">The function's token.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">The options; none when <see langword="null"/>.</param>
    /// <param name="registerPackageRequest">The package; the token's when <see langword="null"/>.</param>
    /// <returns>The result.</returns>
    public Task<T> InvokeAsync<T>(
        string token,
        InvokeArgs args,
        InvokeOptions? options,
        RegisterPackageRequest? registerPackageRequest
    ) => _deployment.InvokeValueAsync<T>(token, args, options, registerPackageRequest);

    /// <summary>Calls a function without a result.</summary>
    /// <param name="token">The function's token.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">The options; none when <see langword="null"/>.</param>
    /// <returns>A task that is done when the function is.</returns>
    public Task InvokeAsync(string token, InvokeArgs args, InvokeOptions? options = null) =>
        InvokeAsync(token, args, options, registerPackageRequest: null);

    /// <summary>Calls a function without a result, of a package that the engine loads.</summary>
    /// <param name="token">The function's token.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">The options; none when <see langword="null"/>.</param>
    /// <param name="registerPackageRequest">The package; the token's when <see langword="null"/>.</param>
    /// <returns>A task that is done when the function is.</returns>
    public Task InvokeAsync(
        string token,
        InvokeArgs args,
        InvokeOptions? options,
        RegisterPackageRequest? registerPackageRequest
    ) => _deployment.InvokeValueAsync<object>(token, args, options, registerPackageRequest);
}
