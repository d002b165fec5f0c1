package org.fleetrental.http;

import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads query parameters. A wrong one is a 400 that names it; JAX-RS would answer 404 and name nothing. */
@Provider
class QueryParameters implements ParamConverterProvider {

    private static final int UUID_CHARS = 36;
    private static final int LAST_YEAR = 9999;
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    private static final Map<Class<?>, Reader> READERS = Map.of(
            UUID.class, new Reader("not a UUID", QueryParameters::uuid),
            Boolean.class, new Reader("not true or false", QueryParameters::truth),
            Integer.class, new Reader("not a whole number", Integer::valueOf),
            int.class, new Reader("not a whole number", Integer::valueOf),
            Long.class, new Reader("not a whole number", Long::valueOf),
            long.class, new Reader("not a whole number", Long::valueOf),
            Instant.class, new Reader("not a time such as 2026-01-31T23:59:00Z", QueryParameters::time),
            LocalDate.class, new Reader("not a date such as 2026-01-31", QueryParameters::day),
            YearMonth.class, new Reader("not a month such as 2026-01", YearMonth::parse));

    private record Reader(String reason, Function<String, Object> read) {}

    @Override
    public <T> @Nullable ParamConverter<T> getConverter(Class<T> type, Type genericType, Annotation[] annotations) {
        for (var annotation : annotations) {
            if (annotation instanceof QueryParam parameter) {
                var reader = type.isEnum() ? oneOf(type.getEnumConstants()) : READERS.get(type);
                return reader == null ? null : new Converter<>(parameter.value(), reader);
            }
        }
        return null;
    }

    /** Of a year with four digits: the database could not hold all that {@link Instant} can. */
    private static Instant time(String text) {
        var time = Instant.parse(text);
        if (time.isBefore(EARLIEST) || time.isAfter(LATEST)) {
            throw new IllegalArgumentException(text);
        }
        return time;
    }

    /** Likewise. */
    private static LocalDate day(String text) {
        var day = LocalDate.parse(text);
        if (day.getYear() < 1 || day.getYear() > LAST_YEAR) {
            throw new IllegalArgumentException(text);
        }
        return day;
    }

    /** {@link UUID#fromString} takes {@code 1-1-1-1-1} for one. */
    private static UUID uuid(String text) {
        if (text.length() != UUID_CHARS) {
            throw new IllegalArgumentException(text);
        }
        return UUID.fromString(text);
    }

    /** {@link Boolean#valueOf} takes everything but {@code true} for false. */
    private static Boolean truth(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }

    private static Reader oneOf(Object[] constants) {
        return new Reader(
                "not one of " + Arrays.toString(constants),
                text -> Arrays.stream(constants)
                        .filter(constant -> ((Enum<?>) constant).name().equals(text))
                        .findFirst()
                        .orElseThrow(IllegalArgumentException::new));
    }

    private record Converter<T>(String parameter, Reader reader) implements ParamConverter<T> {

        @Override
        @SuppressWarnings("unchecked")
        public T fromString(String text) {
            try {
                return (T) reader.read().apply(text);
            } catch (IllegalArgumentException | DateTimeException wrong) {
                throw new ProblemException(Problem.malformed(parameter, reader.reason()));
            }
        }

        @Override
        public String toString(T value) {
            return value.toString();
        }
    }
}
