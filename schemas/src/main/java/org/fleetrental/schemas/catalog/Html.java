package org.fleetrental.schemas.catalog;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;

/** An element of a page. What comes in as a string is text, and escaped, in attributes as well. */
final class Html {

    private static final Set<String> EMPTY_ONES = Set.of("wbr", "col");

    private final String name;
    private final StringBuilder attributes = new StringBuilder();
    private final StringBuilder content = new StringBuilder();

    private Html(String name) {
        this.name = name;
    }

    static Html tag(String name) {
        return new Html(name);
    }

    static Html tag(String name, String styleClass) {
        return new Html(name).with("class", styleClass);
    }

    /** Elements with nothing around them. */
    static Html fragment() {
        return new Html("");
    }

    Html with(String attribute, String value) {
        attributes
                .append(' ')
                .append(attribute)
                .append("=\"")
                .append(escaped(value))
                .append('"');
        return this;
    }

    Html text(String text) {
        content.append(escaped(text));
        return this;
    }

    Html add(Html... children) {
        return add(Arrays.stream(children));
    }

    Html add(Stream<Html> children) {
        children.forEach(content::append);
        return this;
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    @Override
    public String toString() {
        if (name.isEmpty()) {
            return content.toString();
        }
        var start = "<" + name + attributes + ">";
        return EMPTY_ONES.contains(name) ? start : start + content + "</" + name + ">";
    }
}
