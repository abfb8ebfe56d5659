package org.leibniz.op;

import java.util.List;
import org.leibniz.op.Window.Padding;

/** Poolings and upsampling. */
final class PoolingRows {
    private PoolingRows() {}

    static List<OpRow> rows() {
        return List.of(
                OpRow.unary("maxPool", a -> WindowOps.maxPool(a, Window.of(2, 2)))
                        .called("maxPool", OpTable.named("size=[2,2]"))
                        .at("[[1,2,5],[4,3,6]]", "[[4]]")
                        .at("[[-1,-2],[-4,-3],[9,9]]", "[[-1]]")
                        .shapes("[4,4] -> [2,2]", "[n,2,4,5] -> [n,2,2,2]", "[2,m,2] -> [2,floor(m/2),1]")
                        .straddling("[k,2,3]")
                        .bad("[2]", "maxPool: needs rank 2 or more, got a[2]")
                        .bad("[3,1]", "maxPool: a window of 2 does not fit in axis 1 of a[3,1]")
                        .ofNaN(OpRow.NaN.GIVES_NAN)
                        .kink("maxPool has derivative 1/k by each of k values that tie")
                        .prints(
                                "maxPool(a, size=[2,2])", "maxPool(a, size=[2,2])",
                                "\\operatorname{maxPool}(a, size=[2,2])", "maxPool(a,size=[2,2])"),
                OpRow.unary(
                                "maxPool with windows that overlap",
                                a -> WindowOps.maxPool(a, Window.of(3).stride(2).padding(1)))
                        .called("maxPool", OpTable.named("size=[3]", "stride=2", "padding=1"))
                        .at("[-1,-2,-3,-4]", "[-1,-2]")
                        .shapes("[4] -> [2]", "[2,5] -> [2,3]", "[n,m,3] -> [n,m,2]", "[n] -> [floor((n-1)/2)+1]")
                        .straddling("[k]")
                        .kink("maxPool has derivative 1/k by each of k values that tie")
                        .prints(
                                "maxPool(a, size=[3], stride=2, padding=1)",
                                "maxPool(a, size=[3], stride=2, padding=1)",
                                "\\operatorname{maxPool}(a, size=[3], stride=2, padding=1)",
                                "maxPool(a,size=[3],stride=2,padding=1)"),
                OpRow.unary("sumPool", a -> WindowOps.sumPool(a, Window.of(2).stride(1)))
                        .called("sumPool", OpTable.named("size=[2]", "stride=1"))
                        .at("[1,2,30]", "[3,32]")
                        .shapes("[3] -> [2]", "[n,3] -> [n,2]", "[m] -> [m-1]")
                        .straddling("[k,3]")
                        .prints(
                                "sumPool(a, size=[2], stride=1)", "sumPool(a, size=[2], stride=1)",
                                "\\operatorname{sumPool}(a, size=[2], stride=1)", "sumPool(a,size=[2],stride=1)"),
                OpRow.unary("avgPool", a -> WindowOps.avgPool(a, Window.of(2, 1)))
                        .called("avgPool", OpTable.named("size=[2,1]"))
                        .at("[[1,2],[3,6]]", "[[2,4]]")
                        .shapes("[2,2] -> [1,2]", "[n,1,3,3] -> [n,1,1,3]")
                        .straddling("[2,k]")
                        .bad("[2]", "avgPool: needs rank 2 or more, got a[2]")
                        .prints(
                                "avgPool(a, size=[2,1])", "avgPool(a, size=[2,1])",
                                "\\operatorname{avgPool}(a, size=[2,1])", "avgPool(a,size=[2,1])"),
                OpRow.unary(
                                "avgPool of the same size",
                                a -> WindowOps.avgPool(a, Window.of(3).stride(1).padding(Padding.SAME)))
                        .called("avgPool", OpTable.named("size=[3]", "stride=1", "padding=same"))
                        .at("[1,3,8]", "[2,4,5.5]")
                        .shapes("[3]", "[2,4]", "[n,2]", "[n]")
                        .straddling("[k]")
                        .prints(
                                "avgPool(a, size=[3], stride=1, padding=same)",
                                "avgPool(a, size=[3], stride=1, padding=same)",
                                "\\operatorname{avgPool}(a, size=[3], stride=1, padding=same)",
                                "avgPool(a,size=[3],stride=1,padding=same)"),
                OpRow.unary("globalMaxPool", WindowOps::globalMaxPool)
                        .at("[[[1,5],[2,0]]]", "[[5,2]]")
                        .shapes("[2,3,4] -> [2,3]", "[n,2,m,3] -> [n,2]")
                        .bad("[2,2]", "globalMaxPool: needs rank 3 or more, got a[2,2]")
                        .kink("amax has derivative 1/k by each of k values that tie")
                        .prints("amax(a, 2)", "amax(a, 2)", "\\operatorname{amax}(a, 2)", "amax(a,2)"),
                OpRow.unary("globalAvgPool", WindowOps::globalAvgPool)
                        .at("[[[1,5],[2,0]]]", "[[3,1]]")
                        .shapes("[2,3,4,5] -> [2,3]", "[n,2,m] -> [n,2]")
                        .prints("mean(a, 2, 3)", "mean(a, 2, 3)", "\\operatorname{mean}(a, 2, 3)", "mean(a,2,3)"),
                OpRow.unary("upsample", a -> WindowOps.upsample(a, 2, 3))
                        .called("upsample", OpTable.axes(2, 3))
                        .at("[[1,2]]", "[[1,1,1,2,2,2],[1,1,1,2,2,2]]")
                        .shapes("[2,1] -> [4,3]", "[n,3,2,m] -> [n,3,4,3*m]")
                        .straddling("[1,k]", "[k,2]")
                        .bad("[2]", "upsample: needs rank 2 or more, got a[2]")
                        .prints(
                                "upsample(a, 2, 3)", "upsample(a, 2, 3)",
                                "\\operatorname{upsample}(a, 2, 3)", "upsample(a,2,3)"));
    }
}
