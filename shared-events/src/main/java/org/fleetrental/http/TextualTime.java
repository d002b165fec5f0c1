package org.fleetrental.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import java.util.regex.Pattern;

/**
 * A time in ISO 8601 and nothing else. Jackson's own way is to read a number, even one in quotes, as seconds or days
 * since 1970, and whoever sends milliseconds has made an appointment in the year 57000.
 */
final class TextualTime<T> extends StdScalarDeserializer<T> {

    private static final long serialVersionUID = 1L;
    private static final Pattern NUMBER = Pattern.compile("\\s*[+-]?[\\d.]+\\s*");

    private final transient JsonDeserializer<T> iso8601;

    TextualTime(Class<T> type, JsonDeserializer<T> iso8601) {
        super(type);
        this.iso8601 = iso8601;
    }

    @Override
    public T deserialize(JsonParser json, DeserializationContext context) throws IOException {
        if (!json.hasToken(JsonToken.VALUE_STRING)) {
            return context.reportInputMismatch(this, "must be text, a time in ISO 8601");
        }
        if (NUMBER.matcher(json.getText()).matches()) {
            return context.reportInputMismatch(this, "must be a time in ISO 8601, not a number");
        }
        return iso8601.deserialize(json, context);
    }
}
