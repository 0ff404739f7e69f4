package org.partnerledger.api.site;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.LoadState;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Somebody who reads the pages in a headless Chromium, that of the system. Whatever the browser complains of, and
 * whatever somebody with a keyboard or a screen reader could not use, fails the test.
 */
final class Reader implements AutoCloseable {

    private static final Path PICTURES = Path.of("target", "screenshots");
    /** However busy the machine is; assertions would give up after five seconds else. */
    private static final double PATIENCE_MILLIS = 60_000;

    static {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    }

    private final Playwright playwright =
            Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private final BrowserContext context;
    private final Page page;
    private final String url;
    private final String language;
    private final List<String> complaints = new ArrayList<>();

    /** @param language as browsers name it, en or zh-CN */
    Reader(String url, String language) {
        this.url = url;
        this.language = language;
        Browser browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of("/usr/bin/chromium"))
                        .setArgs(List.of("--no-sandbox")));
        context = browser.newContext(
                new Browser.NewContextOptions().setLocale(language).setViewportSize(1_200, 900));
        context.setDefaultTimeout(PATIENCE_MILLIS);
        page = context.newPage();
        page.onConsoleMessage(it -> {
            if (it.type().equals("error") || it.type().equals("warning")) {
                complaints.add(it.text());
            }
        });
        page.onPageError(complaints::add);
    }

    /** Signs in as one of the well-known users. */
    void signIn(String name) {
        open("/sign-in");
        page.fill("#name", name);
        page.fill("#password", "demo");
        page.click("main button");
        page.waitForLoadState(LoadState.NETWORKIDLE);
    }

    /** Opens a page, waits for its parts and looks at it closely. */
    void open(String path) {
        Response answer = Objects.requireNonNull(page.navigate(url + path));
        assertThat(answer.status()).as(path).isEqualTo(200);
        page.waitForLoadState(LoadState.NETWORKIDLE);
        examine(path);
    }

    /** What the browser said, and what axe finds, at least serious. */
    void examine(String what) {
        assertThat(complaints).as("complaints of the browser at " + what).isEmpty();
        page.evaluate(axe());
        Object found = page.evaluate("""
                async () => (await axe.run(document, {resultTypes: ['violations']})).violations
                    .filter(it => ['serious', 'critical'].includes(it.impact))
                    .map(it => it.id + ': ' + it.nodes.map(node => node.html).slice(0, 3).join(' | '))""");
        assertThat((List<?>) found).as("what axe finds at " + what).isEmpty();
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as("fits into the width at " + what)
                .isEqualTo(true);
    }

    void resize(int width) {
        page.setViewportSize(width, 900);
    }

    /** A picture of the whole page, to be looked at after the build. */
    void picture(String name) {
        byte[] _ = page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(PICTURES.resolve(name + "-" + language + ".png")));
    }

    Locator find(String selector) {
        return page.locator(selector);
    }

    /** The text of the only element that there is, without what surrounds it. */
    String text(String selector) {
        return Objects.requireNonNull(find(selector).textContent()).strip();
    }

    /** Clicks and waits until whatever follows is there. */
    void click(String selector) {
        find(selector).click();
        page.waitForLoadState(LoadState.NETWORKIDLE);
    }

    Page page() {
        return page;
    }

    /** What the browser keeps of a choice. */
    String path() {
        return page.url().substring(url.length());
    }

    private static String axe() {
        try (InputStream in = Objects.requireNonNull(Reader.class.getResourceAsStream("/axe.min.js"))) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        context.close();
        playwright.close();
    }
}
