package org.leibniz.compile;

import org.leibniz.plan.Kernel;
import org.objectweb.asm.MethodVisitor;

/** Counts the arithmetic of a loop as it is generated: an exponential is as many operations as its polynomial takes. */
final class OperationCount implements LaneCode {
    private int operations;

    private OperationCount() {}

    /** The operations at one position of a loop; a multiply-add is two, and what only moves or compares bits is none. */
    static int of(Kernel.Loop loop, Precision precision) {
        OperationCount count = new OperationCount();
        LoopBody.tryOut(loop, precision, count, new Variables(0));
        return count.operations;
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
    }

    @Override
    public void fma(MethodVisitor code) {
        operations += 2;
    }

    @Override
    public void bits(MethodVisitor code, BitOperation operation, long number) {}

    @Override
    public void select(MethodVisitor code, Comparison comparison, int a, int b, int then, int otherwise) {}

    @Override
    public void power(MethodVisitor code) {
        operations++;
    }

    @Override
    public void read(MethodVisitor code, Place place) {}

    @Override
    public void readRepeated(MethodVisitor code, Place place) {}

    @Override
    public void write(MethodVisitor code, Place place, int variable) {}

    @Override
    public void exchange(MethodVisitor code, int variable, int distance) {}

    @Override
    public void number(MethodVisitor code, int variable, int index) {}
}
