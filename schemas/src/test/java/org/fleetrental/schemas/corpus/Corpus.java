package org.fleetrental.schemas.corpus;

import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** All changes that the gate and the registry are tried on, legal ones first. */
public final class Corpus {

    private static final List<String> FILES = List.of("legal.yaml", "illegal.yaml");
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .propertyNamingStrategy(PropertyNamingStrategies.LOWER_CAMEL_CASE)
            .build();

    private Corpus() {}

    public static List<CorpusChange> changes() {
        return FILES.stream().flatMap(Corpus::in).toList();
    }

    /** Those that propose a schema. */
    public static List<CorpusChange> schemaChanges() {
        return changes().stream().filter(CorpusChange::proposesSchema).toList();
    }

    private static Stream<CorpusChange> in(String file) {
        try (var text = Corpus.class.getResourceAsStream("/corpus/" + file)) {
            return Arrays.stream(YAML.readValue(text, CorpusChange[].class));
        } catch (IOException failure) {
            throw new UncheckedIOException(file, failure);
        }
    }
}
