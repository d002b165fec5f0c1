package org.fleetrental.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientAddressTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 192.0.2.7",
        "2001:db8:0:1:a:b:c:d, 20010db800000001/64",
        "2001:db8:0:1::1, 20010db800000001/64",
        "2001:db8:0:2::1, 20010db800000002/64",
        "localhost, localhost",
        ", unknown"
    })
    void ofIpv6TheNetworkIsTheCaller(String address, String caller) {
        assertThat(ClientAddress.network(address)).isEqualTo(caller);
    }
}
