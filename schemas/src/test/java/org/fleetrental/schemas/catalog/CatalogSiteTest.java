package org.fleetrental.schemas.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.fleetrental.schemas.EventCatalog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogSiteTest {

    private static final Pattern LINK = Pattern.compile("(?:href|src)=\"([^\"]*)\"");
    private static final Pattern ID = Pattern.compile(" id=\"([^\"]*)\"");

    @TempDir
    Path folder;

    @Test
    void whatAnEventSaysIsTextAndNeverMarkup() throws IOException {
        assertThat(page(Garage.in(folder.resolve("schemas"))))
                .doesNotContain("<script>alert")
                .contains("&lt;script&gt;alert(&quot;when&quot;)&lt;/script&gt;")
                .contains("State &lt;after&gt; the event.")
                .contains("drive out &amp; in")
                .doesNotContain("{{");
    }

    @Test
    void everyLinkLeadsSomewhereInTheSite() throws IOException {
        var page = page(EventCatalog.packed());
        var ids = all(ID, page);
        assertThat(ids).doesNotHaveDuplicates();
        for (var link : all(LINK, page)) {
            if (link.startsWith("#")) {
                assertThat(ids).contains(link.substring(1));
            } else if (!link.equals("data:,")) {
                assertThat(folder.resolve("site").resolve(link)).exists();
            }
        }
    }

    @Test
    void itLoadsNothing() throws IOException {
        assertThat(page(EventCatalog.packed()))
                .doesNotContainPattern("<(img|iframe|object|embed)\\b")
                .doesNotContainPattern("(?i)@import|url\\(|fetch\\(|https?://");
    }

    @Test
    void versionsAreToldNewestFirstWithWhatIsDifferent() throws IOException {
        var page = page(Garage.in(folder.resolve("schemas")));
        assertThat(page)
                .containsSubsequence("2026-03-01 · Who opened it.", "OPEN, UNKNOWN → OPEN, UNKNOWN, AJAR", "2026-01-01")
                .contains("<span class=\"verb\">added</span>");
    }

    @Test
    void examplesShowTimesAndNoWrapping() throws IOException {
        assertThat(page(Garage.in(folder.resolve("schemas"))))
                .contains("&quot;2026-11-20T09:04:31Z&quot;")
                .doesNotContain("&quot;long&quot;")
                .doesNotContain("1795165471000000");
    }

    @Test
    void aReaderOfAnOldEventIsLedToTheNewOne() throws IOException {
        assertThat(page(Garage.in(folder.resolve("schemas"))))
                .contains("Deprecated: still published")
                .contains("Ended: no longer published")
                .contains("Use <a href=\"#DoorOpened\">DoorOpened</a>")
                .contains("Replaces <a href=\"#DoorMoved\">DoorMoved</a>")
                .contains("Replaces <a href=\"#DoorStuck\">DoorStuck</a>");
    }

    private String page(EventCatalog catalog) throws IOException {
        return Files.readString(CatalogSite.write(catalog, folder.resolve("site")));
    }

    private static List<String> all(Pattern pattern, String page) {
        return pattern.matcher(page).results().map(found -> found.group(1)).toList();
    }
}
