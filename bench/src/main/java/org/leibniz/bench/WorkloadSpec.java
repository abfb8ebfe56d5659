package org.leibniz.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A workload as it is declared.
 *
 * @param title what a step is, in a line
 * @param operations multiplications and additions in a step, 0 if they are not counted
 * @param properties what its peers read, see {@link org.leibniz.bench.worker.Workload}
 * @param data writes the arrays it is computed with
 */
record WorkloadSpec(String id, String title, double operations, Map<String, String> properties, Maker data) {
    /** Makes the arrays of a workload, the same in every run. */
    interface Maker {
        void write(DataFolder folder, Map<String, String> properties);
    }

    WorkloadSpec {
        properties = new TreeMap<>(properties);
        properties.put("id", id);
    }

    /** The same with another id and title and some properties that are added or replaced, given as name=value. */
    WorkloadSpec as(String newId, String newTitle, double newOperations, String... changes) {
        Map<String, String> changed = new LinkedHashMap<>(properties);
        changed.putAll(parse(changes));
        return new WorkloadSpec(newId, newTitle, newOperations, changed, data);
    }

    /** The same on other arrays. */
    WorkloadSpec from(Maker maker) {
        return new WorkloadSpec(id, title, operations, properties, maker);
    }

    /** The same for some of its products only. */
    WorkloadSpec only(List<String> products) {
        return as(id, title, operations, "products=" + String.join(",", products));
    }

    /** Of products their shapes, in the order of their numbers. */
    List<String> products() {
        return List.of(properties.getOrDefault("products", "").split(","));
    }

    static Map<String, String> parse(String... properties) {
        Map<String, String> parsed = new LinkedHashMap<>();
        for (String property : properties) {
            int equals = property.indexOf('=');
            parsed.put(property.substring(0, equals), property.substring(equals + 1));
        }
        return parsed;
    }

    String kind() {
        return properties.get("kind");
    }

    /** Whether only Leibniz computes it: what it needs has no counterpart in most peers. */
    boolean own() {
        return !narrow().isEmpty();
    }

    /** The same workload in single precision, of one in double precision; nothing of others. */
    String narrow() {
        return properties.getOrDefault("narrow", "");
    }
}
