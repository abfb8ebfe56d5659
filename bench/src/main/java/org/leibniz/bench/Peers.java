package org.leibniz.bench;

import java.util.List;
import java.util.Optional;

/** All peers, as data. */
final class Peers {
    private Peers() {}

    static final List<PeerSpec> ALL = List.of(
            PeerSpec.leibniz("leibniz", PeerSpec.Kind.LEIBNIZ),
            PeerSpec.leibniz("leibniz-17", PeerSpec.Kind.LEIBNIZ_17),
            PeerSpec.python("numpy", "numpy_peer.py"),
            PeerSpec.python("torch-py", "torch_peer.py"),
            PeerSpec.java("djl-pytorch", "djl-pytorch", "Djl"),
            // Its thread pools, of the forward and the backward pass, would spin against each other.
            PeerSpec.java("libtorch", "libtorch", "Libtorch", "OMP_WAIT_POLICY=PASSIVE"),
            PeerSpec.java("tf-java", "tf-java", "TensorFlow", "TF_CPP_MIN_LOG_LEVEL=2"),
            PeerSpec.java(
                    "tf-xla",
                    "tf-java",
                    "TensorFlow",
                    "TF_CPP_MIN_LOG_LEVEL=2",
                    "TF_XLA_FLAGS=--tf_xla_auto_jit=2 --tf_xla_cpu_global_jit"),
            PeerSpec.java("onnxruntime", "onnxruntime", "OnnxRuntime"),
            PeerSpec.java("smile", "smile", "SmileMlp"),
            PeerSpec.java("dl4j", "dl4j", "Dl4j"),
            PeerSpec.java("openblas", "openblas", "OpenBlas"),
            PeerSpec.java("mkl", "mkl", "Mkl"),
            PeerSpec.java("onednn", "onednn", "OneDnn"));

    static Optional<PeerSpec> find(String name) {
        return ALL.stream().filter(peer -> peer.name().equals(name)).findFirst();
    }
}
