package org.leibniz.io;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** An array of numbers as a file holds it. */
public final class NumberArray {
    /** How a number is stored. */
    public enum Type {
        F64(8),
        F32(4),
        F16(2),
        BF16(2),
        I64(8),
        I32(4),
        I16(2),
        I8(1),
        U64(8),
        U32(4),
        U16(2),
        U8(1),
        BOOL(1);

        private final int bytes;

        Type(int bytes) {
            this.bytes = bytes;
        }

        /** The bytes of one number. */
        public int bytes() {
            return bytes;
        }
    }

    private final Type type;
    private final int[] sizes;
    private final ByteBuffer data;

    /** @param data exactly the bytes of all numbers, in its byte order */
    NumberArray(Type type, int[] sizes, ByteBuffer data) {
        this.type = type;
        this.sizes = sizes;
        this.data = data;
    }

    /** An array of single precision. */
    public static NumberArray of(float[] values, int... sizes) {
        ByteBuffer data = bytes(values.length, Float.BYTES);
        data.asFloatBuffer().put(values);
        return new NumberArray(Type.F32, checked(values.length, sizes), data);
    }

    /** An array of double precision. */
    public static NumberArray of(double[] values, int... sizes) {
        ByteBuffer data = bytes(values.length, Double.BYTES);
        data.asDoubleBuffer().put(values);
        return new NumberArray(Type.F64, checked(values.length, sizes), data);
    }

    private static ByteBuffer bytes(int count, int each) {
        return ByteBuffer.allocate(Math.multiplyExact(count, each)).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static int[] checked(int values, int[] sizes) {
        if (Arrays.stream(sizes).reduce(1, Math::multiplyExact) != values) {
            throw new IllegalArgumentException(values + " values are not an array " + Arrays.toString(sizes));
        }
        return sizes.clone();
    }

    /** The number of bytes of an array, or −1 if that is more than an array of Java can have. */
    static int length(Type type, long[] sizes) {
        long elements = 1;
        for (long size : sizes) {
            if (size < 0 || size > Integer.MAX_VALUE) return -1;

            elements *= size;
            if (elements > Integer.MAX_VALUE - 8) return -1;
        }
        long bytes = elements * type.bytes;
        return bytes > Integer.MAX_VALUE - 8 ? -1 : (int) bytes;
    }

    public Type type() {
        return type;
    }

    public int[] sizes() {
        return sizes.clone();
    }

    /** The number of numbers. */
    public int length() {
        return data.capacity() / type.bytes;
    }

    /** The bytes of all numbers, the least significant first. */
    ByteBuffer data() {
        return data.duplicate().order(data.order()).rewind();
    }

    /** All numbers, row by row. */
    public float[] floats() {
        float[] values = new float[length()];
        if (type == Type.F32) data().asFloatBuffer().get(values);
        else for (int i = 0; i < values.length; i++) values[i] = (float) number(i);
        return values;
    }

    /** As {@link #floats()}. */
    public double[] doubles() {
        double[] values = new double[length()];
        for (int i = 0; i < values.length; i++) values[i] = number(i);
        return values;
    }

    private double number(int i) {
        return switch (type) {
            case F64 -> data.getDouble(8 * i);
            case F32 -> data.getFloat(4 * i);
            case F16 -> half(data.getShort(2 * i));
            case BF16 -> Float.intBitsToFloat(data.getShort(2 * i) << 16);
            case I64 -> data.getLong(8 * i);
            case I32 -> data.getInt(4 * i);
            case I16 -> data.getShort(2 * i);
            case I8 -> data.get(i);
            case U64 -> unsigned(data.getLong(8 * i));
            case U32 -> data.getInt(4 * i) & 0xffffffffL;
            case U16 -> data.getShort(2 * i) & 0xffff;
            case U8 -> data.get(i) & 0xff;
            case BOOL -> data.get(i) == 0 ? 0 : 1;
        };
    }

    private static double unsigned(long value) {
        return value >= 0 ? value : 2.0 * (value >>> 1) + (value & 1);
    }

    /** IEEE 754 binary16. */
    private static double half(short bits) {
        int exponent = bits >> 10 & 0x1f;
        int fraction = bits & 0x3ff;
        double size = switch (exponent) {
            case 0 -> Math.scalb((double) fraction, -24);
            case 0x1f -> fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
            default -> Math.scalb((double) (fraction | 0x400), exponent - 25);
        };
        return bits < 0 ? -size : size;
    }

    @Override
    public String toString() {
        return type + Arrays.toString(sizes).replace(" ", "");
    }
}
