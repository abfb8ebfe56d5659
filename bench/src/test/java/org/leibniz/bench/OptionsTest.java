package org.leibniz.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {
    @Test
    void workloadsPeersAndThreads() {
        Options options = Options.parse("W1", "W3", "--peers", "leibniz,mkl", "--threads", "1,2", "--rounds", "7");
        assertEquals(
                List.of("W1", "W3"),
                options.workloads().stream().map(WorkloadSpec::id).toList());
        assertEquals(
                List.of("leibniz", "mkl"),
                options.peers().stream().map(PeerSpec::name).toList());
        assertEquals(List.of(1, 2), options.threads());
        assertEquals(7, options.rounds());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "W9|there is no workload W9; there are W1",
                "W1 --peers leibniz,jax|there is no peer jax; there are leibniz",
                "W1 --rounds|--rounds needs a value",
                "W1 --threads 0|--threads needs a whole number from 1, not 0",
                "gemm --shapes 5x|no product of gemm begins with [5x]",
                "--rounds 3|no workload is named"
            })
    void whatIsUnknownIsSaid(String arguments, String message) {
        String said = assertThrows(IllegalArgumentException.class, () -> Options.parse(arguments.split(" ")))
                .getMessage();
        assertTrue(said.startsWith(message), said);
    }
}
