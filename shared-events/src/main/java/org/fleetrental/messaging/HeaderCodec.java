package org.fleetrental.messaging;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/**
 * Kafka headers as JSON and back, byte for byte: a list, because names may repeat and order counts. A value is text
 * where it is clean UTF-8, so that a person can read it in the database, and base64 where it is not.
 */
public final class HeaderCodec {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<List<Map<String, String>>> LIST = new TypeReference<>() {};

    private HeaderCodec() {}

    /** The last value of a header as text; empty if the header is absent, has no value or is not UTF-8. */
    public static Optional<String> text(Headers headers, String name) {
        return Optional.ofNullable(headers.lastHeader(name)).map(Header::value).flatMap(HeaderCodec::utf8);
    }

    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    public static String toJson(Iterable<Header> headers) {
        var list = new ArrayList<Map<String, String>>();
        for (var header : headers) {
            list.add(entry(header.key(), header.value()));
        }
        try {
            return JSON.writeValueAsString(list);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public static List<Header> fromJson(String json) {
        try {
            var headers = new ArrayList<Header>();
            for (var entry : JSON.readValue(json, LIST)) {
                headers.add(new RecordHeader(name(entry), value(entry)));
            }
            return headers;
        } catch (JsonProcessingException corrupt) {
            throw new IllegalStateException("Headers in the database are not what was written", corrupt);
        }
    }

    private static Map<String, String> entry(String name, byte @Nullable [] value) {
        // PostgreSQL's JSON cannot hold U+0000, not even in a name.
        var key = name.indexOf('\0') < 0
                ? Map.entry("name", name)
                : Map.entry("name64", Base64.getEncoder().encodeToString(bytes(name)));
        if (value == null) {
            return Map.ofEntries(key);
        }
        return utf8(value)
                .map(text -> Map.ofEntries(key, Map.entry("text", text)))
                .orElseGet(() -> Map.ofEntries(
                        key, Map.entry("base64", Base64.getEncoder().encodeToString(value))));
    }

    private static String name(Map<String, String> entry) {
        var plain = entry.get("name");
        return plain != null
                ? plain
                : new String(Base64.getDecoder().decode(entry.get("name64")), StandardCharsets.UTF_8);
    }

    private static byte @Nullable [] value(Map<String, String> entry) {
        var text = entry.get("text");
        if (text != null) {
            return bytes(text);
        }
        var base64 = entry.get("base64");
        return base64 == null ? null : Base64.getDecoder().decode(base64);
    }

    /** A record's key for a person to read: as text, else as {@code base64:} and its bytes. */
    public static @Nullable String keyText(byte @Nullable [] key) {
        return key == null
                ? null
                : utf8(key).orElseGet(() -> "base64:" + Base64.getEncoder().encodeToString(key));
    }

    /** Empty if the bytes are not clean UTF-8, or hold U+0000. */
    static Optional<String> utf8(byte[] value) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(value))
                    .toString();
            return text.indexOf('\0') < 0 ? Optional.of(text) : Optional.empty();
        } catch (CharacterCodingException notText) {
            return Optional.empty();
        }
    }
}
