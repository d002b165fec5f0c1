package org.fleetrental.http;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A list as a file that spreadsheets read. Text of which they would make a formula is led by an apostrophe, so that
 * nobody's licence plate runs on an accountant's computer.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180</a>
 * @see <a href="https://owasp.org/www-community/attacks/CSV_Injection">CSV injection</a>
 */
public final class Csv {

    public static final String MEDIA_TYPE = "text/csv";

    private static final MediaType TEXT_CSV = new MediaType("text", "csv");
    private static final String LINE_END = "\r\n";

    private Csv() {}

    /** Whether the client would rather have this than JSON. */
    public static boolean isWanted(HttpHeaders headers) {
        var first = headers.getAcceptableMediaTypes().getFirst();
        return !first.isWildcardType() && !first.isWildcardSubtype() && first.isCompatible(TEXT_CSV);
    }

    /** A part of a list; where the next one is stands in the header {@code Link}. */
    public static Response answer(Page<List<?>> page, String... header) {
        var answer = Response.ok(text(Arrays.asList(header), page.items())).type(TEXT_CSV.withCharset("UTF-8"));
        return (page.next() == null
                        ? answer
                        : answer.header(HttpHeaders.LINK, "<%s>; rel=\"next\"".formatted(page.next())))
                .build();
    }

    /** @param rows with as many cells as the header has; null is an empty one */
    public static String text(List<String> header, List<? extends List<? extends @Nullable Object>> rows) {
        var text = new StringBuilder(line(header));
        rows.forEach(row -> text.append(line(row)));
        return text.toString();
    }

    /** A row by itself, with the end of its line: of a list that is too long to be in memory at once. */
    public static String line(List<? extends @Nullable Object> cells) {
        return cells.stream().map(Csv::cell).collect(Collectors.joining(",", "", LINE_END));
    }

    private static String cell(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Number number -> number.toString();
            case Object other -> quoted(harmless(other.toString()));
        };
    }

    private static String harmless(String text) {
        return !text.isEmpty() && "=+-@\t\r\n".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    private static String quoted(String text) {
        return text.chars().anyMatch(it -> it == ',' || it == '"' || it == '\r' || it == '\n')
                ? '"' + text.replace("\"", "\"\"") + '"'
                : text;
    }
}
