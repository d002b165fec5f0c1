package org.fleetrental.system.watched;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Map.Entry;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The least that Grafana needs to show a dashboard; Grafana itself is not asked. */
class DashboardsTest {

    private static final int WIDTH = 24;

    static Set<Entry<String, JsonNode>> dashboards() {
        return Observability.files("dashboards").entrySet();
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void aDashboardIsFoundByItsNameAndAsksTheChosenPrometheus(Entry<String, JsonNode> file) {
        var dashboard = file.getValue();

        assertThat(dashboard.path("uid").asText()).isEqualTo("fleet-" + file.getKey());
        assertThat(dashboard.path("title").asText()).isNotBlank();
        assertThat(dashboard.path("schemaVersion").asInt()).isPositive();
        assertThat(dashboard.path("templating").path("list").findValuesAsText("name"))
                .contains("datasource", "job");
        for (var panel : Observability.panels(dashboard)) {
            assertThat(panel.path("datasource").path("uid").asText()).isEqualTo("${datasource}");
        }
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void everyPanelSaysWhatItShowsInWhichUnit(Entry<String, JsonNode> file) {
        for (var panel : Observability.panels(file.getValue())) {
            assertThat(panel.path("title").asText()).isNotBlank();
            assertThat(panel.path("description").asText()).isNotBlank();
            assertThat(panel.path("type").asText()).isIn("timeseries", "table", "stat");
            assertThat(panel.at("/fieldConfig/defaults/unit").asText()).isNotBlank();
            assertThat(panel.path("targets")).isNotEmpty();
            assertThat(panel.path("targets").findValuesAsText("refId")).doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void panelsLieBesideEachOther(Entry<String, JsonNode> file) {
        var taken = new ArrayList<String>();
        for (var panel : Observability.panels(file.getValue())) {
            var place = panel.path("gridPos");
            assertThat(place.path("x").asInt() + place.path("w").asInt()).isLessThanOrEqualTo(WIDTH);
            taken.add(place.path("x").asInt() + "/" + place.path("y").asInt());
        }
        assertThat(taken).doesNotHaveDuplicates();
        assertThat(Observability.panels(file.getValue()).stream()
                        .map(panel -> panel.path("id").asInt()))
                .doesNotHaveDuplicates();
    }
}
