package org.leibniz.op;

import java.util.List;
import org.leibniz.op.Window.Padding;
import org.leibniz.shape.Dim;

/** Convolutions, transposed ones, and the weights of both. */
final class ConvolutionRows {
    private ConvolutionRows() {}

    static List<OpRow> rows() {
        return List.of(
                OpRow.binary("conv1d", WindowOps::conv1d)
                        .called("conv1d")
                        // [1,2,3,4] with [1,10]: 1+20, 2+30, 3+40.
                        .at("[[[1,2,3,4]]] [[[1,10]]]", "[[[21,32,43]]]")
                        .at("[[[1,2],[3,4]]] [[[1,0],[0,1]],[[2,2],[0,0]]]", "[[[5],[6]]]")
                        .shapes("[2,3,5] [4,3,2] -> [2,4,4]", "[n,1,5] [2,1,3] -> [n,2,3]")
                        .shapes("[1,2,n] [1,2,1] -> [1,1,n]")
                        .straddling("[1,2,k] [3,2,1]", "[k,1,2] [1,1,2]", "[1,k,2] [2,k,2]")
                        .bad("[3,4] [1,1,2]", "conv1d: needs rank 3, got a[3,4]")
                        .bad("[1,1,4] [1,2]", "conv1d: needs rank 3, got b[1,2]")
                        .bad("[1,2,4] [1,3,2]", "conv1d: a[1,2,4] and b[1,3,2] differ (channels: 2 against 3)")
                        .bad("[1,1,4] [1,1,5]", "conv1d: a window of 5 does not fit in axis 2 of a[1,1,4]")
                        .prints("conv1d(a, b)", "conv1d(a, b)", "\\operatorname{conv1d}(a, b)", "conv1d(a,b)"),
                OpRow.binary("conv2d", (a, b) -> WindowOps.conv2d(a, b))
                        .called("conv2d")
                        .at("[[[[1,2,3],[4,5,6],[7,8,9]]]] [[[[1,0],[0,10]]]]", "[[[[51,62],[84,95]]]]")
                        .shapes("[2,2,3,4] [3,2,2,3] -> [2,3,2,2]", "[n,1,3,3] [2,1,2,2] -> [n,2,2,2]")
                        .shapes("[1,1,n,m] [1,1,1,2] -> [1,1,n,m-1]")
                        .straddling("[1,1,2,k] [2,1,2,1]", "[1,1,k,3] [1,1,1,2]")
                        .bad("[1,1,4] [1,1,2]", "conv2d: needs rank 4, got a[1,1,4]")
                        .bad("[n,3,8,8] [4,3,9,1]", "conv2d: a window of 9 does not fit in axis 2 of a[n,3,8,8]")
                        .prints("conv2d(a, b)", "conv2d(a, b)", "\\operatorname{conv2d}(a, b)", "conv2d(a,b)"),
                OpRow.binary(
                                "conv2d with all settings",
                                (a, b) -> WindowOps.conv2d(
                                        a,
                                        b,
                                        Window.of()
                                                .stride(2, 1)
                                                .dilation(1, 2)
                                                .padding(1, 0)
                                                .groups(2)))
                        .called("conv2d", OpTable.named("stride=[2,1]", "dilation=[1,2]", "padding=[1,0]", "groups=2"))
                        .at("[[[[1,2,3]],[[4,5,6]]]] [[[[0,0],[1,10]]],[[[7,7],[1,100]]]]", "[[[[31]],[[604]]]]")
                        .shapes("[2,4,3,5] [4,2,2,2] -> [2,4,2,3]", "[n,2,2,4] [2,1,3,2] -> [n,2,1,2]")
                        .straddling("[k,2,2,3] [2,1,1,2]")
                        .bad(
                                "[1,3,3,3] [2,2,1,1]",
                                "conv2d: a[1,3,3,3] and b[2,2,1,1] differ (channels: 3 against 4 in 2 groups)")
                        .bad("[1,4,3,3] [3,2,1,1]", "conv2d: 3 channels do not fall into 2 groups")
                        .prints(
                                "conv2d(a, b, stride=[2,1], dilation=[1,2], padding=[1,0], groups=2)",
                                "conv2d(a, b, stride=[2,1], dilation=[1,2], padding=[1,0], groups=2)",
                                "\\operatorname{conv2d}(a, b, stride=[2,1], dilation=[1,2], padding=[1,0], groups=2)",
                                "conv2d(a,b,stride=[2,1],dilation=[1,2],padding=[1,0],groups=2)"),
                OpRow.binary(
                                "conv1d of the same size",
                                (a, b) -> WindowOps.conv1d(a, b, Window.of().padding(Padding.SAME)))
                        .called("conv1d", OpTable.named("padding=same"))
                        .at("[[[1,2,3]]] [[[100,10,1]]]", "[[[12,123,230]]]")
                        .at("[[[1,2,3]]] [[[10,1]]]", "[[[12,23,30]]]")
                        .shapes("[2,1,3] [1,1,3] -> [2,1,3]", "[1,1,n] [1,1,3] -> [1,1,n]")
                        .straddling("[1,1,k] [1,1,3]")
                        .prints(
                                "conv1d(a, b, padding=same)", "conv1d(a, b, padding=same)",
                                "\\operatorname{conv1d}(a, b, padding=same)", "conv1d(a,b,padding=same)"),
                OpRow.binary(
                                "conv1d of half the size",
                                (a, b) -> WindowOps.conv1d(
                                        a, b, Window.of().padding(Padding.SAME).stride(2)))
                        .called("conv1d", OpTable.named("stride=2", "padding=same"))
                        // Four values are one short of two windows of three, which is put behind them.
                        .at("[[[1,2,3,4]]] [[[100,10,1]]]", "[[[123,340]]]")
                        .at("[[[1,2,3]]] [[[100,10,1]]]", "[[[12,230]]]")
                        .at("[[[1,2,3,4]]] [[[5]]]", "[[[5,15]]]")
                        .shapes("[1,1,4] [1,1,3] -> [1,1,2]", "[1,1,n] [1,1,3] -> [1,1,floor((n+1)/2)]")
                        .shapes("[1,1,n] [1,1,1] -> [1,1,floor((n+1)/2)]")
                        .straddling("[1,1,k] [1,1,3]")
                        .prints(
                                "conv1d(a, b, stride=2, padding=same)",
                                "conv1d(a, b, stride=2, padding=same)",
                                "\\operatorname{conv1d}(a, b, stride=2, padding=same)",
                                "conv1d(a,b,stride=2,padding=same)"),
                OpRow.binary(
                                "full conv2d",
                                (a, b) -> WindowOps.conv2d(a, b, Window.of().padding(Padding.FULL)))
                        .called("conv2d", OpTable.named("padding=full"))
                        .at("[[[[1,2]]]] [[[[10,1]]]]", "[[[[1,12,20]]]]")
                        .shapes("[1,2,2,3] [1,2,2,2] -> [1,1,3,4]", "[1,1,n,m] [1,1,2,1] -> [1,1,n+1,m]")
                        .prints(
                                "conv2d(a, b, padding=full)", "conv2d(a, b, padding=full)",
                                "\\operatorname{conv2d}(a, b, padding=full)", "conv2d(a,b,padding=full)"),
                OpRow.binary(
                                "conv1d reaching out on one side",
                                (a, b) -> WindowOps.conv1d(a, b, Window.of().before(2)))
                        .called("conv1d", OpTable.named("before=2"))
                        .at("[[[1,2,3]]] [[[100,10,1]]]", "[[[1,12,123]]]")
                        .shapes("[1,1,3] [1,1,3] -> [1,1,3]")
                        .prints(
                                "conv1d(a, b, before=2)", "conv1d(a, b, before=2)",
                                "\\operatorname{conv1d}(a, b, before=2)", "conv1d(a,b,before=2)"),
                OpRow.binary("conv3d", (a, b) -> WindowOps.conv(a, b, Window.of()))
                        .called("conv3d")
                        .at("[[[[[1,2],[3,4]],[[5,6],[7,8]]]]] [[[[[1]],[[10]]]]]", "[[[[[51,62],[73,84]]]]]")
                        .shapes("[1,2,2,2,3] [1,2,2,1,2] -> [1,1,1,2,2]")
                        .prints("conv3d(a, b)", "conv3d(a, b)", "\\operatorname{conv3d}(a, b)", "conv3d(a,b)"),
                OpRow.binary("conv along four axes", (a, b) -> WindowOps.conv(a, b, Window.of()))
                        .called("conv")
                        .at("[[[[[[1,2]]]]]] [[[[[[1,10]]]]]]", "[[[[[[21]]]]]]")
                        .shapes("[1,1,2,1,2,2] [1,1,2,1,1,2] -> [1,1,1,1,2,1]")
                        .prints("conv(a, b)", "conv(a, b)", "\\operatorname{conv}(a, b)", "conv(a,b)"),
                OpRow.binary("convTranspose1d", (a, b) -> WindowOps.convTranspose1d(a, b, Window.of()))
                        .called("convTranspose1d")
                        .at("[[[1,2]]] [[[1,10,100]]]", "[[[1,12,120,200]]]")
                        .shapes("[2,3,4] [3,2,2] -> [2,2,5]", "[n,1,2] [1,2,3] -> [n,2,4]")
                        .shapes("[1,1,n] [1,1,3] -> [1,1,n+2]")
                        .straddling("[1,2,k] [2,3,2]", "[1,k,2] [k,2,2]")
                        .bad("[1,2,4] [1,3,2]", "convTranspose1d: a[1,2,4] and b[1,3,2] differ (channels: 2 against 1)")
                        .prints(
                                "convTranspose1d(a, b)", "convTranspose1d(a, b)",
                                "\\operatorname{convTranspose1d}(a, b)", "convTranspose1d(a,b)"),
                OpRow.binary(
                                "convTranspose2d",
                                (a, b) -> WindowOps.convTranspose2d(
                                        a,
                                        b,
                                        Window.of(4, 5).stride(2).padding(1, 0).groups(2)))
                        .called("convTranspose2d", OpTable.named("size=[4,5]", "stride=2", "padding=[1,0]", "groups=2"))
                        .shapes("[1,2,2,2] [2,1,3,2] -> [1,2,4,5]", "[n,4,2,2] [4,2,3,2] -> [n,4,4,5]")
                        .straddling("[k,2,2,2] [2,1,3,2]")
                        .ofNaN(OpRow.NaN.MAY_BE_IGNORED)
                        .at(
                                "[[[[1,2],[3,4]],[[0,0],[0,0]]]] [[[[1,1],[1,0],[0,10]]],[[[0,0],[0,0],[0,0]]]]",
                                "[[[[1,0,2,0,0],[3,13,4,24,0],[3,0,4,0,0],[0,30,0,40,0]],"
                                        + "[[0,0,0,0,0],[0,0,0,0,0],[0,0,0,0,0],[0,0,0,0,0]]]]")
                        .bad(
                                "[1,2,3,3] [2,1,3,2]",
                                "convTranspose2d: needs [2,2] places for the window, got a[1,2,3,3]")
                        .prints(
                                "convTranspose2d(a, b, size=[4,5], stride=2, padding=[1,0], groups=2)",
                                "convTranspose2d(a, b, size=[4,5], stride=2, padding=[1,0], groups=2)",
                                "\\operatorname{convTranspose2d}(a, b, size=[4,5], stride=2, padding=[1,0], groups=2)",
                                "convTranspose2d(a,b,size=[4,5],stride=2,padding=[1,0],groups=2)"),
                OpRow.binary(
                                "convTranspose3d",
                                (a, b) -> WindowOps.convTranspose(
                                        a, b, Window.of().stride(2)))
                        .called("convTranspose3d", OpTable.named("stride=2"))
                        .at("[[[[[1,2]]]]] [[[[[3]]]]]", "[[[[[3,0,6]]]]]")
                        .shapes("[1,1,1,1,2] [1,1,1,2,2] -> [1,1,1,2,4]", "[1,1,1,1,n] [1,1,1,1,2] -> [1,1,1,1,2*n]")
                        .ofNaN(OpRow.NaN.MAY_BE_IGNORED)
                        .prints(
                                "convTranspose3d(a, b, stride=2)", "convTranspose3d(a, b, stride=2)",
                                "\\operatorname{convTranspose3d}(a, b, stride=2)", "convTranspose3d(a,b,stride=2)"),
                OpRow.binary("convTranspose along four axes", (a, b) -> WindowOps.convTranspose(a, b, Window.of()))
                        .called("convTranspose")
                        .at("[[[[[[1,2]]]]]] [[[[[[1,10]]]]]]", "[[[[[[1,12,20]]]]]]")
                        .shapes("[1,1,1,1,2,2] [1,1,2,1,1,2] -> [1,1,2,1,2,3]")
                        .prints(
                                "convTranspose(a, b)", "convTranspose(a, b)",
                                "\\operatorname{convTranspose}(a, b)", "convTranspose(a,b)"),
                weights("convWeights1d", 2)
                        .at("[[[1,2,3,4]]] [[[1,0,10]]]", "[[[31,42]]]")
                        .shapes("[2,3,5] [2,2,4] -> [2,3,2]", "[n,1,4] [n,2,3] -> [2,1,2]")
                        .bad("[2,1,4] [1,1,3]", "convWeights1d: a[2,1,4] and b[1,1,3] differ (axis 0: 2 against 1)")
                        .bad("[1,1,4] [1,1,2]", "convWeights1d: needs [3] places for the window, got b[1,1,2]")
                        .prints(
                                "convWeights1d(a, b, size=[2])", "convWeights1d(a, b, size=[2])",
                                "\\operatorname{convWeights1d}(a, b, size=[2])", "convWeights1d(a,b,size=[2])"),
                OpRow.binary(
                                "convWeights2d",
                                (a, b) -> WindowOps.convWeights(
                                        a,
                                        b,
                                        Window.of(2, 3)
                                                .stride(2, 1)
                                                .padding(Padding.SAME)
                                                .groups(2)))
                        .called(
                                "convWeights2d",
                                OpTable.named("size=[2,3]", "stride=[2,1]", "padding=same", "groups=2"))
                        .at("[[[[1,2]],[[3,4]]]] [[[[1,10]],[[0,1]]]]", "[[[[10,21,2],[0,0,0]]],[[[3,4,0],[0,0,0]]]]")
                        .shapes("[1,4,3,3] [1,2,2,3] -> [2,2,2,3]", "[n,2,2,m] [n,2,1,m] -> [2,1,2,3]")
                        .ofNaN(OpRow.NaN.MAY_BE_IGNORED)
                        .straddling("[k,2,2,2] [k,2,1,2]")
                        .prints(
                                "convWeights2d(a, b, size=[2,3], stride=[2,1], padding=same, groups=2)",
                                "convWeights2d(a, b, size=[2,3], stride=[2,1], padding=same, groups=2)",
                                "\\operatorname{convWeights2d}(a, b, size=[2,3], stride=[2,1], padding=same, groups=2)",
                                "convWeights2d(a,b,size=[2,3],stride=[2,1],padding=same,groups=2)"),
                weights("convWeights3d", 1, 1, 2)
                        .at("[[[[[1,2,3]]]]] [[[[[1,10]]]]]", "[[[[[21,32]]]]]")
                        .shapes("[1,1,1,2,3] [1,1,1,2,2] -> [1,1,1,1,2]")
                        .prints(
                                "convWeights3d(a, b, size=[1,1,2])",
                                "convWeights3d(a, b, size=[1,1,2])",
                                "\\operatorname{convWeights3d}(a, b, size=[1,1,2])",
                                "convWeights3d(a,b,size=[1,1,2])"),
                weights("convWeights", 1, 1, 1, 2)
                        .at("[[[[[[1,2,3]]]]]] [[[[[[1,10]]]]]]", "[[[[[[21,32]]]]]]")
                        .shapes("[1,1,1,1,2,3] [1,1,1,1,2,2] -> [1,1,1,1,1,2]")
                        .prints(
                                "convWeights(a, b, size=[1,1,1,2])",
                                "convWeights(a, b, size=[1,1,1,2])",
                                "\\operatorname{convWeights}(a, b, size=[1,1,1,2])",
                                "convWeights(a,b,size=[1,1,1,2])"),
                OpRow.unary(
                                "windows",
                                a -> WindowOps.windows(a, Window.of(2).stride(2).padding(1)))
                        .called("windows", OpTable.named("size=[2]", "stride=2", "padding=1"))
                        .at("[1,2,3,4]", "[[0,2,4],[1,3,0]]")
                        .shapes("[4] -> [2,3]", "[3,2] -> [3,2,2]", "[n,3] -> [n,2,2]")
                        .straddling("[k]", "[k,2]")
                        .ofNaN(OpRow.NaN.MAY_BE_IGNORED)
                        .bad("[]", "windows: needs rank 1 or more, got a[]")
                        .prints(
                                "windows(a, size=[2], stride=2, padding=1)",
                                "windows(a, size=[2], stride=2, padding=1)",
                                "\\operatorname{windows}(a, size=[2], stride=2, padding=1)",
                                "windows(a,size=[2],stride=2,padding=1)"),
                OpRow.unary("overlap", a -> WindowOps.overlap(a, Window.of().dilation(2), List.of(Dim.of(5))))
                        .called("overlap", OpTable.named("size=[5]", "dilation=2"))
                        .at("[[1,2,3],[10,20,30]]", "[1,2,13,20,30]")
                        .shapes("[2,3] -> [5]", "[3,2,3] -> [3,5]", "[n,2,3] -> [n,5]", "[3,1] -> [5]")
                        .straddling("[k,2,3]")
                        .bad("[2,2]", "overlap: needs [2,3], got a[2,2]")
                        .bad("[2]", "overlap: needs rank 2 or more, got a[2]")
                        .ofNaN(OpRow.NaN.MAY_BE_IGNORED)
                        .prints(
                                "overlap(a, size=[5], dilation=2)",
                                "overlap(a, size=[5], dilation=2)",
                                "\\operatorname{overlap}(a, size=[5], dilation=2)",
                                "overlap(a,size=[5],dilation=2)"));
    }

    private static OpRow weights(String name, int... size) {
        return OpRow.binary(name, (a, b) -> WindowOps.convWeights(a, b, Window.of(size)))
                .called(
                        name,
                        OpTable.named("size=" + Window.list(Window.of(size).size())));
    }
}
