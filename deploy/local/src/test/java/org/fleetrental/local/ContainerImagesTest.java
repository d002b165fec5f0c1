package org.fleetrental.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.testcontainers.containers.ContainerFetchException;

class ContainerImagesTest {

    private final List<String> asked = new ArrayList<>();

    @AfterEach
    void forget() {
        System.clearProperty(ContainerImages.FAILURE);
    }

    @Test
    void whichImageCannotBeHadIsToldWithWhatToDoInstead() {
        assertThatThrownBy(() -> ContainerImages.fetch(this::refuse))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The container engine did not get the image testcontainers/ryuk:1 "
                        + "(docker pull testcontainers/ryuk:1 says why); "
                        + "FLEET_TEST_INFRA=embedded runs PostgreSQL, Kafka and registry as processes instead");
    }

    @Test
    void whyAnEngineCannotBeUsedIsToldFromTheGround() {
        assertThatThrownBy(() -> ContainerImages.fetch(_ -> {
                    throw new IllegalStateException("not started", new IllegalStateException("not permitted"));
                }))
                .hasMessageStartingWith("The container engine cannot be used: not started: not permitted; ");
    }

    @Test
    void nobodyWaitsAgainForWhatCannotBeHad() {
        assertThatThrownBy(() -> ContainerImages.fetch(this::refuse)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> ContainerImages.fetch(this::refuse)).hasMessageContaining("ryuk:1");
        assertThat(asked).hasSize(1);
    }

    private void refuse(String image) {
        asked.add(image);
        throw new ContainerFetchException(
                "Can't get Docker image: RemoteDockerImage(imageName=testcontainers/ryuk:1, x)");
    }
}
