package org.fleetrental.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;
import org.fleetrental.testkit.ApiDocument.Operation;
import org.junit.jupiter.api.Test;

/**
 * What a service's OpenAPI document has to be. A service's own test extends this.
 *
 * <p>Summaries and examples are written in the service's {@code META-INF/openapi.yaml}; the rest follows from the code.
 */
public abstract class ApiDocumentRules {

    /** With {@code -Dfleet.openapi.write} the committed document is written, not compared. */
    private static final boolean WRITE = System.getProperty("fleet.openapi.write") != null;

    @Test
    void theCommittedDocumentIsTheServedOne() throws IOException {
        var service = ConfigProvider.getConfig().getValue("quarkus.application.name", String.class);
        var file = Path.of(System.getProperty("fleet.home"), "docs", "api", service + ".yaml");
        if (WRITE) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, ApiDocument.yaml());
        }
        assertThat(file).as("./fleet openapi writes it anew").content().isEqualTo(ApiDocument.yaml());
    }

    @Test
    void itIsOpenApi31() {
        assertThat(ApiDocument.served().version()).startsWith("3.1");
    }

    @Test
    void everyOperationSaysWhatItDoes() {
        assertThat(missing("summary")).isEmpty();
    }

    @Test
    void everyBodyHasAnExample() {
        var document = ApiDocument.served();
        assertThat(document.operations().stream()
                        .filter(operation -> operation.body().properties().stream()
                                .anyMatch(content -> !document.hasExample(content.getValue())))
                        .map(Operation::name))
                .isEmpty();
    }

    private static List<String> missing(String field) {
        return ApiDocument.served().operations().stream()
                .filter(operation -> !operation.description().has(field))
                .map(Operation::name)
                .toList();
    }
}
