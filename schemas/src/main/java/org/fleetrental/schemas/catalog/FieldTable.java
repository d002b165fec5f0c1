package org.fleetrental.schemas.catalog;

import java.util.HashSet;
import java.util.Set;
import org.apache.avro.Schema;
import org.fleetrental.schemas.EventDescription.Consumer;
import org.fleetrental.schemas.EventType;

/** The fields of an event's newest version; those of records within fold out. */
final class FieldTable {

    private final EventType type;
    private final Palette palette;

    FieldTable(EventType type, Palette palette) {
        this.type = type;
        this.palette = palette;
    }

    Html write() {
        return table(FieldPath.schema(type), "", Set.of());
    }

    /** @param within the records around, so that one that holds itself comes to an end */
    private Html table(Schema record, String prefix, Set<String> within) {
        var around = new HashSet<>(within);
        around.add(record.getFullName());
        var body = Html.tag("tbody");
        for (var field : record.getFields()) {
            var path = prefix + field.name();
            body.add(row(field, path));
            FieldPath.recordIn(field.schema())
                    .filter(nested -> !around.contains(nested.getFullName()))
                    .ifPresent(nested -> body.add(nested(nested, path + ".", around)));
        }
        return Html.tag("table", "fields").with("role", "table").add(columns(), head(), body);
    }

    private static Html columns() {
        return Html.tag("colgroup").add(Html.tag("col", "name"), Html.tag("col", "type"), Html.tag("col"));
    }

    private static Html head() {
        var row = Html.tag("tr");
        for (var title : new String[] {"Field", "Type", "Meaning"}) {
            row.add(Html.tag("th").with("scope", "col").text(title));
        }
        return Html.tag("thead").add(row);
    }

    private Html row(Schema.Field field, String path) {
        var name =
                Html.tag("th", "name").with("scope", "row").add(Html.tag("code").add(Words.breakable(field.name())));
        var meaning = Html.tag("td", "meaning").text(field.doc() == null ? "" : field.doc());
        var readers = readers(path);
        return Html.tag("tr")
                .add(
                        name,
                        Html.tag("td", "type").add(typeOf(field)),
                        meaning.text(" ").add(readers));
    }

    private static Html typeOf(Schema.Field field) {
        var cell = Html.fragment().text(TypeWords.of(field.schema()));
        TypeWords.enumIn(field.schema()).ifPresent(symbols -> cell.add(symbols(symbols)));
        boolean told = field.hasDefaultValue() && !field.schema().isNullable();
        if (told) {
            cell.add(Html.tag("small").text("default " + SchemaChange.defaultOf(field)));
        }
        return cell;
    }

    private static Html symbols(Schema type) {
        var list = Html.tag("span", "symbols");
        for (var symbol : type.getEnumSymbols()) {
            var code = Html.tag("code").add(Words.breakable(symbol));
            list.add(
                    symbol.equals(type.getEnumDefault())
                            ? code.with("class", "fallback")
                                    .with("title", "what a reader makes of one it does not know")
                            : code);
        }
        return list;
    }

    private Html readers(String path) {
        var chips = Html.tag("span", "readers");
        boolean any = false;
        for (var consumer : type.description().consumers().entrySet()) {
            if (reads(consumer.getValue(), path)) {
                chips.add(palette.chip(consumer.getKey()));
                any = true;
            }
        }
        return any ? chips.with("title", "who reads it") : Html.fragment();
    }

    private static boolean reads(Consumer consumer, String path) {
        return consumer.uses().stream()
                .map(FieldPath::withoutSince)
                .anyMatch(use -> use.equals(path) || use.startsWith(path + "."));
    }

    private Html nested(Schema record, String prefix, Set<String> around) {
        var fields = record.getFields().size();
        var summary = Html.tag("summary").text("%s of ".formatted(Words.count(fields, "field", "fields")));
        var details = Html.tag("details")
                .add(summary.add(Html.tag("b").add(Words.breakable(record.getName()))))
                .add(Html.tag("p", "doc").text(record.getDoc() == null ? "" : record.getDoc()))
                .add(table(record, prefix, around));
        return Html.tag("tr", "nested").add(Html.tag("td").with("colspan", "3").add(details));
    }
}
