package org.leibniz.compile;

import org.leibniz.plan.Kernel;
import org.objectweb.asm.MethodVisitor;

/** Counts the arithmetic of a loop as it is generated: an exponential is as many operations as its polynomial takes. */
final class OperationCount implements LaneCode {
    private int operations;
    private int instructions;

    private OperationCount() {}

    /** The operations at one position of a loop; a multiply-add is two, and what only moves or compares bits is none. */
    static int of(Kernel.Loop loop, Precision precision) {
        return counted(loop, precision).operations;
    }

    /** The instructions at one position, those that move or compare too. */
    static int instructions(Kernel.Loop loop, Precision precision) {
        return counted(loop, precision).instructions;
    }

    private static OperationCount counted(Kernel.Loop loop, Precision precision) {
        OperationCount count = new OperationCount();
        LoopBody.tryOut(loop, precision, count, new Variables(0));
        return count;
    }

    @Override
    public int width() {
        return 1;
    }

    @Override
    public void store(MethodVisitor code, int variable) {}

    @Override
    public void fetch(MethodVisitor code, int variable) {}

    @Override
    public int variables() {
        return 1;
    }

    @Override
    public void constant(MethodVisitor code, double value) {}

    @Override
    public void operation(MethodVisitor code, Operation operation) {
        operations++;
        instructions++;
    }

    @Override
    public void fma(MethodVisitor code) {
        operations += 2;
        instructions++;
    }

    @Override
    public void bits(MethodVisitor code, BitOperation operation, long number) {
        instructions++;
    }

    @Override
    public void select(MethodVisitor code, Comparison comparison, int a, int b, int then, int otherwise) {
        instructions++;
    }

    @Override
    public void power(MethodVisitor code) {
        operations++;
        instructions++;
    }

    @Override
    public void read(MethodVisitor code, Place place) {
        instructions++;
    }

    @Override
    public void readRepeated(MethodVisitor code, Place place) {
        instructions++;
    }

    @Override
    public void write(MethodVisitor code, Place place, int variable) {
        instructions++;
    }

    @Override
    public void exchange(MethodVisitor code, int variable, int distance) {}

    @Override
    public void number(MethodVisitor code, int variable, int index) {}
}
