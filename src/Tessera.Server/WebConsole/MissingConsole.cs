using Tessera.Server.Http;

namespace Tessera.Server.WebConsole;

/// <summary>The page at the console's address when the console was not built.</summary>
internal static class MissingConsole
{
    private static readonly LocalText Body = new(
        """
        <p>The web console is not part of this build. Everything else works: the API is complete without it.</p>
        <h2>How to get it</h2>
        <ul>
        <li>From the sources: install Node.js 20.19 or newer with npm, and start with <code>./run</code>. It builds the console and copies it to the program.</li>
        <li>A build from elsewhere: put its files into the folder <code>console</code> beside the program, or name their folder in <code>Tessera:Console:Folder</code>. Then start again.</li>
        </ul>
        <p><a href="/">Back</a></p>
        """,
        """
        <p>Веб-консоли в этой сборке нет. Всё остальное работает: API полон и без неё.</p>
        <h2>Как её получить</h2>
        <ul>
        <li>Из исходников: установите Node.js 20.19 или новее вместе с npm и запустите <code>./run</code>. Консоль соберётся и скопируется к программе.</li>
        <li>Готовая сборка: положите её файлы в папку <code>console</code> рядом с программой или укажите их папку в <code>Tessera:Console:Folder</code>. Затем запустите снова.</li>
        </ul>
        <p><a href="/">Назад</a></p>
        """);

    public static Task SendAsync(HttpContext context)
    {
        context.Response.Headers.Vary = "Accept-Language";
        return PlainPage.SendAsync(context, Body.In(Language.Of(context.Request)), StatusCodes.Status404NotFound);
    }
}
