package org.fleetrental.schemas.catalog;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.avro.Schema;
import org.fleetrental.schemas.EventType;

/** All the words by which an event may be found, in lower case. */
final class SearchText {

    private SearchText() {}

    static String of(EventType type) {
        var description = type.description();
        var words = new ArrayList<String>();
        words.addAll(List.of(type.name(), type.owner(), description.topic(), description.when()));
        words.addAll(List.of(description.purpose(), Words.of(description.status())));
        words.add(description.personalData().name());
        description.consumers().forEach((service, consumer) -> words.addAll(List.of(service, consumer.why())));
        fields(FieldPath.schema(type), new LinkedHashSet<>(), words);
        return String.join(" ", words).toLowerCase(Locale.ROOT);
    }

    private static void fields(Schema record, Set<String> seen, List<String> words) {
        if (seen.add(record.getFullName())) {
            words.add(record.getName());
            for (var field : record.getFields()) {
                words.add(field.name());
                FieldPath.recordIn(field.schema()).ifPresent(nested -> fields(nested, seen, words));
            }
        }
    }
}
