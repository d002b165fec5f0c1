package org.fleetrental.schemas.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;

/** JSON with its keys and values told apart, two spaces a level. */
final class ExampleText {

    private ExampleText() {}

    static Html of(JsonNode value) {
        return Html.tag("pre").with("tabindex", "0").add(Html.tag("code").add(write(value, "\n")));
    }

    private static Html write(JsonNode value, String newLine) {
        if (value.isObject()) {
            var html = Html.fragment().text("{");
            for (var members = value.properties().iterator(); members.hasNext(); ) {
                var member = members.next();
                html.text(newLine + "  ")
                        .add(Html.tag("span", "key").text(member.getKey()))
                        .text(": ")
                        .add(write(member.getValue(), newLine + "  "));
                comma(html, members);
            }
            return html.text(value.isEmpty() ? "}" : newLine + "}");
        }
        if (value.isArray()) {
            var html = Html.fragment().text("[");
            for (var items = value.elements(); items.hasNext(); ) {
                html.text(newLine + "  ").add(write(items.next(), newLine + "  "));
                comma(html, items);
            }
            return html.text(value.isEmpty() ? "]" : newLine + "]");
        }
        return Html.tag("span", value.isTextual() ? "string" : "literal").text(value.toString());
    }

    private static void comma(Html html, Iterator<?> more) {
        if (more.hasNext()) {
            html.text(",");
        }
    }
}
