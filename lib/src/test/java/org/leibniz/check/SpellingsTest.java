package org.leibniz.check;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Right answers as people, programs and typesetters write them: none of them is accused. */
class SpellingsTest {
    private static final String[] QUESTIONS = {
        """
        f: (r-y)^2/2
        by: w1
        define: y = sigmoid(u2); u2 = w2*z; z = sigmoid(u1); u1 = w1*x
        = ∂E/∂y · ∂y/∂u2 · ∂u2/∂z · ∂z/∂u1 · ∂u1/∂w1
        = ∂E/∂y · y(1-y) · w2 · z(1-z) · x
        = \\frac{\\partial E}{\\partial y}\\cdot\\frac{\\partial y}{\\partial u_2}\\cdot\\frac{\\partial u_2}{\\partial z}\\cdot\\frac{\\partial z}{\\partial u_1}\\cdot\\frac{\\partial u_1}{\\partial w_1}
        = \\frac{\\partial E}{\\partial w_1} = \\frac{\\partial E}{\\partial y}\\frac{\\partial y}{\\partial u_2}\\frac{\\partial u_2}{\\partial z}\\frac{\\partial z}{\\partial u_1}\\frac{\\partial u_1}{\\partial w_1} = -(r-y)\\,y(1-y)\\,w_2\\,z(1-z)\\,x
        = dE/dy * dy/du2 * du2/dz * dz/du1 * du1/dw1
        = dE/dw1 = dE/dy * dy/du2 * du2/dz * dz/du1 * x
        = (∂E/∂y)(∂y/∂u₂)(∂u₂/∂z)(∂z/∂u₁)(∂u₁/∂w₁)
        = \\dfrac{dE}{dy}\\dfrac{dy}{du_2} w_2 z(1-z) x
        = \\frac{\\mathrm{d}E}{\\mathrm{d}w_1} = -(r-y)y(1-y)w_2z(1-z)x
        = \\nabla_{w_1} E = -(r-y) y(1-y) w_2 z(1-z) x
        = ∇_w1 E = -(r-y) y(1-y) w2 z(1-z) x
        = ∇E = -(r-y) y(1-y) w2 z(1-z) x
        = grad = -(r-y) y(1-y) w2 z(1-z) x
        = dL/dw1 = -(r-y) y(1-y) w2 z(1-z) x
        = dw1 = -(r-y) y(1-y) w2 z(1-z) x
        = -(r-y)\\sigma'(u_2) w_2 \\sigma'(u_1) x
        = -\\left(r-y\\right)\\,\\sigma^{\\prime}(u_2)\\, w_2\\, \\sigma'(u_1)\\, x
        = -(r-y)*sigmoid(u2)*(1-sigmoid(u2))*w2*z*(1-z)*x
        = (y-r) \\cdot y \\cdot (1-y) \\cdot w_2 \\cdot z \\cdot (1-z) \\cdot x
        = (y-r) \\times y \\times (1-y) \\times w_2 \\times z \\times (1-z) \\times x
        = (y - r)(y - y²)(z - z²)w₂x
        = (y-r)*(y-y**2)*(z-z**2)*w2*x
        = -r*y*(1-y)*w2*z*(1-z)*x + y*y*(1-y)*w2*z*(1-z)*x
        = (\\sigma(w_2\\sigma(w_1x))-r)\\sigma'(w_2\\sigma(w_1 x))w_2\\sigma'(w_1 x)x
        = \\delta_2 w_2 z(1-z)x \\text{ where } \\delta_2 = (y-r)y(1-y)
        = \\delta_1 x, \\quad \\delta_1 = \\delta_2 w_2 z(1-z), \\quad \\delta_2 = (y-r)y(1-y)
        = \\delta_1 x,\\ \\delta_1=\\delta_2 w_2 z(1-z),\\ \\delta_2=(y-r)y(1-y)
        = δ1*x; δ1 = δ2*w2*z*(1-z); δ2 = (y-r)*y*(1-y)
        = δ1*x with δ1 = δ2*w2*z*(1-z) and δ2 = (y-r)*y*(1-y)
        = ∂E/∂u1 · x
        = ∂E/∂z · z(1−z) · x
        = dE/du2 * w2 * z * (1-z) * x
        = \\frac{\\partial E}{\\partial u_1}\\,x
        = \\frac{\\partial}{\\partial w_1} E = (y-r) y(1-y) w_2 z(1-z) x
        = \\partial_{w_1} E = (y-r) y(1-y) w_2 z(1-z) x
        = E' = (y-r) y (1-y) w2 z (1-z) x
        = (y−r)·y·(1−y)·w2·z·(1−z)·x
        = (y-r) y (1-y) w_{2} z (1-z) x
        =   (y-r)y(1-y)w2 z(1-z)x
        = $(y-r)y(1-y)w_2z(1-z)x$
        = $$(y-r)y(1-y)w_2z(1-z)x$$
        = \\[(y-r)y(1-y)w_2z(1-z)x\\]
        = \\((y-r)y(1-y)w_2z(1-z)x\\)
        = (y-r)y(1-y)w2z(1-z)x
        = (y-r)/1 * y/(1+exp(u2)) * w2 * z/(1+exp(u1)) * x
        = \\begin{align} \\frac{\\partial E}{\\partial w_1} &= (y-r)y(1-y)w_2 z(1-z)x \\end{align}
        = \\begin{aligned} \\frac{\\partial E}{\\partial w_1} &= \\frac{\\partial E}{\\partial y}\\frac{\\partial y}{\\partial w_1} \\\\ &= (y-r)y(1-y)w_2 z(1-z)x \\end{aligned}
        = -(r-y)*(dy/du2)*w2*(dz/du1)*x
        """,
        """
        f: 1/cosh(x)
        by: x
        = -sech(x)*tanh(x)
        = -sech(x) tanh(x)
        = -\\operatorname{sech} x\\tanh x
        = -\\mathrm{sech}(x)\\tanh(x)
        = -sinh(x)/cosh(x)^2
        = -\\frac{\\sinh x}{\\cosh^2 x}
        = -\\tanh(x)\\operatorname{sech}(x)
        """,
        """
        f: tanh(x)
        by: x
        = sech(x)^2
        = sech²(x)
        = sech^2 x
        = \\operatorname{sech}^2 x
        = \\mathrm{sech}^2(x)
        = 1/cosh²x
        = \\frac{1}{\\cosh^2(x)}
        = \\cosh^{-2}(x)
        = 1-tanh**2(x)
        = 1-math.tanh(x)**2
        = 1-np.tanh(x)**2
        = 1-\\tanh ^2 x
        = 1-\\left(\\tanh x\\right)^2
        = (cosh(x)^2-sinh(x)^2)/cosh(x)^2
        = tanh'(x)
        """,
        """
        f: tan(x)
        by: x
        = sec(x)^2
        = sec²x
        = sec^2(x)
        = \\sec^2 x
        = \\sec^{2}(x)
        = 1+tan(x)^2
        = 1+tan²(x)
        = 1+\\tan^2 x
        = 1/cos(x)^2
        = \\frac{1}{\\cos^2 x}
        = \\cos^{-2}x
        = tan'(x)
        = \\sec(x)\\sec(x)
        """,
        """
        f: 1/tan(x)
        by: x
        domain: 0.1 < x < 3
        = -csc(x)^2
        = -\\csc^2 x
        = -1/sin(x)^2
        = -(1+cot(x)^2)
        = -1-\\cot^2 x
        = -\\frac{1}{\\sin^2(x)}
        = -cosec²(x)
        """,
        """
        f: log(sin(x))
        by: x
        domain: 0.1 < x < 3
        = cot(x)
        = cos(x)/sin(x)
        = \\cot x
        = \\frac{\\cos x}{\\sin x}
        = 1/tan(x)
        = cot x
        = \\operatorname{ctg} x
        = ctg(x)
        """,
        """
        f: log(sinh(x))
        by: x
        domain: x > 0.1
        = coth(x)
        = \\coth x
        = cosh(x)/sinh(x)
        = 1/tanh(x)
        """,
        """
        f: 1/sinh(x)
        by: x
        domain: x > 0.1
        = -csch(x)coth(x)
        = -csch(x)*coth(x)
        = -\\operatorname{csch}x\\coth x
        """,
        """
        f: log(x)/log(2)
        by: x
        domain: x > 0
        = 1/(x ln 2)
        = 1/(x*ln(2))
        = \\frac{1}{x\\ln 2}
        = log_2(e)/x
        = \\frac{\\log_2 e}{x}
        = 1/(x log(2))
        = log2(e)/x
        = \\frac{1}{x \\log 2}
        """,
        """
        f: log(x)/log(10)
        by: x
        domain: x > 0
        = 1/(x ln 10)
        = lg(e)/x
        = \\frac{\\log_{10} e}{x}
        = \\frac{\\lg e}{x}
        = log10(e)/x
        = 1/(x*np.log(10))
        = \\frac{1}{x\\ln{10}}
        = \\frac{1}{\\ln(10)\\,x}
        """,
        """
        f: atan(x)
        by: x
        = 1/(1+x^2)
        = \\frac{1}{1+x^2}
        = (1+x²)^{-1}
        = (1+x^2)^-1
        = \\left(1+x^2\\right)^{-1}
        = 1/(x²+1)
        = cos²(arctan x)
        = cos(arctan(x))^2
        = \\cos^2(\\arctan x)
        = 1/(1+x*x)
        = atan'(x)
        = arctan'(x)
        """,
        """
        f: asin(x)
        by: x
        domain: abs(x) < 1
        = 1/sqrt(1-x^2)
        = \\frac{1}{\\sqrt{1-x^2}}
        = (1-x^2)^(-1/2)
        = (1-x^2)^{-1/2}
        = (1-x^2)^{-\\frac12}
        = (1-x^2)^{-\\frac{1}{2}}
        = 1/√(1−x²)
        = (1-x^2)^-0.5
        = (1-x²)^(-0,5)
        = 1/cos(arcsin(x))
        = \\frac1{\\sqrt{1-x^2}}
        = (1-x**2)**(-0.5)
        = 1/(1-x^2)^(1/2)
        = 1/sqrt(1-x**2)
        """,
        """
        f: x^(1/3)
        by: x
        domain: x > 0
        = \\frac{1}{3\\sqrt[3]{x^2}}
        = 1/(3x^(2/3))
        = x^(-2/3)/3
        = \\frac13 x^{-2/3}
        = \\frac{1}{3}x^{-\\frac{2}{3}}
        = \\frac{\\sqrt[3]{x}}{3x}
        = 1/3*x^(-2/3)
        = 1/(3 cbrt(x)^2)
        = ⅓ x^(-2/3)
        = \\tfrac13x^{-\\tfrac23}
        """,
        """
        f: abs(x)
        by: x
        = sign(x)
        = sgn(x)
        = x/|x|
        = \\frac{x}{|x|}
        = \\operatorname{sgn}(x)
        = \\frac{|x|}{x}
        = \\mathrm{sign}(x)
        = |x|/x
        = \\frac{x}{\\left|x\\right|}
        = \\frac{x}{\\lvert x\\rvert}
        = np.sign(x)
        = x/abs(x)
        = x/sqrt(x^2)
        """,
        """
        f: exp(-x^2/2)
        by: x
        = -x e^{-x^2/2}
        = -x exp(-x^2/2)
        = -x\\exp\\left(-\\frac{x^2}{2}\\right)
        = -x\\,e^{-\\frac{x^2}{2}}
        = -x e^{-\\frac12 x^2}
        = -x*exp(-x**2/2)
        = -x*np.exp(-x**2/2)
        = -x e^(-x²/2)
        = -xe^(-0.5x²)
        = -x·e^(−½x²)
        = -x e^{-0,5 x^2}
        = -x/exp(x^2/2)
        = -\\frac{x}{e^{x^2/2}}
        = -\\frac{x}{\\exp(x^2/2)}
        = -x\\exp\\{-x^2/2\\}
        = -x \\exp \\left[ -\\frac{x^2}{2} \\right]
        = -x*math.exp(-0.5*x*x)
        = -x*exp(-(x^2)/2)
        = -x*e**(-x**2/2)
        = -x*Math.exp(-x*x/2)
        """,
        """
        f: sin(x)*exp(x)
        by: x
        = e^x(sin x + cos x)
        = e^x sin x + e^x cos x
        = exp(x)*(sin(x)+cos(x))
        = e^x(\\sin x+\\cos x)
        = e^{x}\\sin x+e^{x}\\cos x
        = \\sqrt{2} e^x \\sin(x+\\pi/4)
        = \\sqrt2 e^x\\sin\\left(x+\\frac{\\pi}{4}\\right)
        = sin x e^x + cos x e^x
        = (cos(x)+sin(x))*e^x
        = \\cos(x)e^x+\\sin(x)e^x
        = np.exp(x)*(np.sin(x)+np.cos(x))
        """,
        """
        f: f^2
        by: x
        define: f = x^2+x
        = 2 f f'
        = 2 f · (2x+1)
        = 2 f · df/dx
        = 2*f*(2x+1)
        = 2(x^2+x)(2x+1)
        = 2 f · ∂f/∂x
        = 2f\\frac{df}{dx}
        = f'(x)=2(x²+x)(2x+1)
        """,
        """
        f: sin(g)
        by: x
        define: g = x^3
        = cos(g) g'
        = cos(g)*3x^2
        = cos(x^3)·3x²
        = g' cos(g)
        = \\cos(g)\\cdot g'
        = 3x^2\\cos(x^3)
        = 3x^{2}\\cos x^{3}
        """,
        """
        f: x^2*y^3
        by: y
        = 3x^2y^2
        = 3 x² y²
        = 3x^{2}y^{2}
        = 3*x**2*y**2
        = 3*pow(x,2)*pow(y,2)
        = 3(xy)^2
        = 3x^2 y y
        """,
        """
        f: x^x
        by: x
        domain: x > 0
        = x^x (ln x + 1)
        = x^x(1+ln(x))
        = x^x\\left(\\ln x+1\\right)
        = e^{x ln x}(1+ln x)
        = x**x*(1+np.log(x))
        = e^{x\\ln x}(\\ln x+1)
        """,
        """
        f: log(x^2+1)
        by: x
        = 2x/(x^2+1)
        = \\frac{2x}{x^2+1}
        = 2x(x²+1)⁻¹
        = 2*x/(x**2+1)
        = \\frac{2x}{1+x^{2}}
        = 2x \\cdot \\frac{1}{x^2+1}
        = \\dfrac{2\\,x}{x^2+1}
        = 2x ÷ (x²+1)
        """,
        """
        f: 1/x
        by: x
        = -1/x^2
        = -1/x²
        = -x^(-2)
        = -x^{-2}
        = −x⁻²
        = -\\frac{1}{x^2}
        = -\\frac1{x^2}
        = -1/(x*x)
        = -1/x**2
        = -x**-2
        = -(1/x)^2
        """,
        """
        f: sqrt(x)
        by: x
        domain: x > 0
        = 1/(2sqrt(x))
        = \\frac{1}{2\\sqrt{x}}
        = \\frac1{2\\sqrt x}
        = 1/(2√x)
        = x^(-1/2)/2
        = ½x^(-½)
        = 0.5*x**-0.5
        = \\frac{1}{2}x^{-\\frac{1}{2}}
        = 0,5 x^{-0,5}
        = \\frac{\\sqrt{x}}{2x}
        = 1/(2*x**0.5)
        = 1/(2*math.sqrt(x))
        = 1/2 * 1/sqrt(x)
        = \\frac{1}{2}\\frac{1}{\\sqrt{x}}
        """,
        """
        f: (a*x+b)^n
        by: x
        domain: a*x+b > 0.1
        = n a (a x+b)^(n-1)
        = n*a*(a*x+b)**(n-1)
        = na(ax+b)^{n-1}
        = a n (ax+b)^{n−1}
        = \\frac{n a (ax+b)^n}{ax+b}
        """,
        """
        f: (r-y)^2/2
        by: w1
        shapes: x:[2] w1:[2,3] w2:[3]
        define: u1 = w1'*x; z = sigmoid(u1); u2 = w2'*z; y = sigmoid(u2)
        = ∂E/∂w₁ᵢⱼ = ∂E/∂y · ∂y/∂u₂ · ∂u₂/∂zⱼ · ∂zⱼ/∂u₁ⱼ · ∂u₁ⱼ/∂w₁ᵢⱼ
        = \\frac{\\partial E}{\\partial w_{1ij}} = \\frac{\\partial E}{\\partial y} \\cdot \\frac{\\partial y}{\\partial u_2} \\cdot \\frac{\\partial u_2}{\\partial z_j} \\cdot \\frac{\\partial z_j}{\\partial u_{1j}} \\cdot \\frac{\\partial u_{1j}}{\\partial w_{1ij}}
        = \\frac{\\partial E}{\\partial w_{1ij}} = -(r - y) \\cdot y(1 - y) \\cdot w_{2j} \\cdot z_j(1 - z_j) \\cdot x_i
        = \\frac{\\partial E}{\\partial w_{1,ij}} = -(r - y) \\cdot y(1 - y) \\cdot w_{2,j} \\cdot z_j(1 - z_j) \\cdot x_i
        = \\frac{\\partial E}{\\partial (w_1)_{ij}} = -(r-y)y(1-y)(w_2)_j z_j(1-z_j)x_i
        = dE/dw1[i,j] = -(r-y)*y*(1-y)*w2[j]*z[j]*(1-z[j])*x[i]
        = -(r-y)*y*(1-y)*w2[j]*z[j]*(1-z[j])*x[i]
        = x · (∂E/∂u1)ᵀ
        = x * (dE/du1)'
        = np.outer(x, (y-r)*y*(1-y)*w2*z*(1-z))
        = (y-r)*y*(1-y) * np.outer(x, w2*z*(1-z))
        = x δᵀ where δ = (y−r) y (1−y) w₂ ⊙ z ⊙ (1−z)
        = δ x', δ = (y-r) y (1-y) w2 .* z .* (1-z)
        = x\\,\\delta^{T},\\quad \\delta = (y-r)\\,y(1-y)\\,w_2\\odot z\\odot(1-z)
        = \\mathbf{x}\\boldsymbol{\\delta}^\\top,\\ \\boldsymbol{\\delta}=(y-r)y(1-y)\\mathbf{w}_2\\odot\\mathbf{z}\\odot(1-\\mathbf{z})
        = x \\left( (y-r) \\sigma'(u_2) w_2 \\odot \\sigma'(u_1) \\right)^\\top
        = x ((y-r) σ'(u2) w2 ⊙ σ'(u1))ᵀ
        = ∂E/∂u1_j · x_i
        = ∂E/∂z_j z_j (1-z_j) x_i
        = \\frac{\\partial E}{\\partial z_j} z_j (1-z_j) x_i
        = (y-r) y (1-y) w2_k z_k (1-z_k) x_m
        = (y-r)y(1-y)w_{2k}z_k(1-z_k)x_l
        = x ((y-r) y (1-y) diag(z .* (1-z)) w2)'
        """,
        """
        f: (r-y)^2/2
        by: w2
        shapes: x:[2] w1:[2,3] w2:[3]
        define: u1 = w1'*x; z = sigmoid(u1); u2 = w2'*z; y = sigmoid(u2)
        = (y-r) y (1-y) z
        = -(r-y) y(1-y) z_j
        = ∂E/∂u2 z
        = ∂E/∂u2 · ∂u2/∂w2
        = ∂E/∂y ∂y/∂u2 z
        = \\frac{\\partial E}{\\partial y}\\frac{\\partial y}{\\partial u_2}\\frac{\\partial u_2}{\\partial w_2}
        = dE/du2 * z
        = (y-r) y (1-y) z'
        = (y-r) y (1-y) σ(w1' x)
        = (y-r)\\,\\sigma(u_2)(1-\\sigma(u_2))\\,\\sigma(w_1^\\top x)
        = (y-r)*y*(1-y)*z.T
        """,
        """
        f: (r-y)^2/2
        by: x
        shapes: x:[2] w1:[2,3] w2:[3]
        define: u1 = w1'*x; z = sigmoid(u1); u2 = w2'*z; y = sigmoid(u2)
        = (y-r) y (1-y) w1 (w2 .* z .* (1-z))
        = Σ_j (y-r) y (1-y) w2_j z_j (1-z_j) w1_ij
        = (y-r)y(1-y)\\sum_j w_{2j} z_j(1-z_j) w_{1ij}
        = w1 · ∂E/∂u1
        = w1*(dE/du1)
        = ∂E/∂z · ∂z/∂u1 · ∂u1/∂x
        = \\sum_{j=1}^{3} \\frac{\\partial E}{\\partial u_{1j}} w_{1ij}
        = \\sum_j \\frac{\\partial E}{\\partial z_j}\\frac{\\partial z_j}{\\partial u_{1j}}\\frac{\\partial u_{1j}}{\\partial x_i}
        """,
        """
        f: -sum(t.*log(p))
        by: W
        shapes: W:[3,4] x:[4] b:[3] t:[3]
        define: z = W*x + b; p = softmax(z)
        facts: sum(t) = 1
        = (p sum(t) - t) x'
        ? (p - t) x'
        ? (p-t)xᵀ
        ? (p-t)x^\\top
        ? (p_i-t_i)x_j
        ? ∂L/∂W_ij = (p_i - t_i) x_j
        ? np.outer(p-t, x)
        ? (softmax(W*x+b)-t) x'
        ? (p-t)*x.T
        ? \\left(\\frac{e^{z_i}}{\\sum_k e^{z_k}}-t_i\\right)x_j
        ? δ x', δ = p - t
        ? -(t-p) x'
        ? x (p-t)'
        """,
        """
        f: -sum(t.*log(p))
        by: b
        shapes: W:[3,4] x:[4] b:[3] t:[3]
        define: z = W*x + b; p = softmax(z)
        facts: sum(t) = 1
        = sum(t) p - t
        = -t + p sum(t)
        = p_i Σ_k t_k - t_i
        = p_i\\sum_k t_k-t_i
        = (Σ_k t_k) p_i - t_i
        ? p - t
        ? p_i - t_i
        ? -(t-p)
        ? softmax(z) - t
        ? exp(z)/sum(exp(z)) - t
        """,
        """
        f: logsumexp(z)
        by: z
        shapes: z:[3]
        = softmax(z)
        = exp(z)/sum(exp(z))
        = exp(z - logsumexp(z))
        = \\frac{e^{z_i}}{\\sum_j e^{z_j}}
        = \\frac{\\exp(z_i)}{\\sum_{j=1}^n \\exp(z_j)}
        = e^{z_i}/Σ_j e^{z_j}
        = np.exp(z)/np.sum(np.exp(z))
        = torch.softmax(z)
        = exp(z_i)/(Σ_j exp(z_j))
        = 1/Σ_j exp(z_j - z_i)
        """,
        """
        f: x'*A*x
        by: x
        shapes: A:[3,3] x:[3] b:[3]
        = (A+A')x
        = Ax + A'x
        = A*x + A'*x
        = (A+A^\\top)x
        = (\\mathbf{A}+\\mathbf{A}^{\\top})\\mathbf{x}
        = \\left(A+A^{T}\\right)x
        = x'(A+A')
        = x^T (A + A^T)
        = x^\\top(A+A^\\top)
        = (A + A.T) @ x
        = np.dot(A, x) + np.dot(A.T, x)
        = A@x + A.T@x
        = \\sum_j (A_{ij}+A_{ji})x_j
        = \\sum_{j} A_{ij} x_j + \\sum_{j} A_{ji} x_j
        = Σⱼ (Aᵢⱼ + Aⱼᵢ) xⱼ
        = \\nabla_x f = (A+A^T)x
        = \\frac{\\partial f}{\\partial x_k} = \\sum_j A_{kj}x_j + \\sum_i A_{ik}x_i
        = 2 S x, S = (A+A')/2
        = 2*S*x where S = 0.5*(A+A')
        = (A' + A) x
        = Aᵀx + Ax
        = A^\\intercal x + A x
        = Ax+A^\\mathsf{T}x
        = A^{\\mathrm T}x+Ax
        """,
        """
        f: norm2(A*x-b)^2
        by: x
        shapes: A:[3,3] x:[3] b:[3]
        = 2A'(Ax-b)
        = 2A^\\top(Ax-b)
        = 2A'Ax - 2A'b
        = 2 A.T @ (A @ x - b)
        = -2A'(b-Ax)
        = 2(Ax-b)'A
        = 2\\sum_k A_{ki}\\left(\\sum_j A_{kj}x_j-b_k\\right)
        = 2*A'*r, r = A*x-b
        = 2A^\\top r \\text{ with } r = Ax-b
        = 2\\left(A^{\\top}Ax-A^{\\top}b\\right)
        """,
        """
        f: a'*x
        by: x
        shapes: a:[3] x:[3]
        = a
        = a'
        = a_i
        = \\mathbf{a}
        = a^\\top
        = \\mathbf a^T
        = a[i]
        = \\vec{a}
        """,
        """
        f: tr(A*X*B)
        by: X
        shapes: A:[2,3] X:[3,4] B:[4,2]
        = A'B'
        = A^\\top B^\\top
        = (B A)'
        = (BA)^\\top
        = B A
        = Σ_k B_jk A_ki
        = \\sum_k A_{ki}B_{jk}
        """,
        """
        f: log(det(X))
        by: X
        shapes: X:[3,3]
        = inv(X)'
        = X^{-T}
        = X^{-\\top}
        = (X^{-1})^\\top
        = \\left(X^{-1}\\right)^T
        = inv(X')
        = (X')^-1
        = (X^-1)'
        = np.linalg.inv(X).T
        """,
        """
        f: norm2(x)
        by: x
        shapes: x:[3]
        = x/norm2(x)
        = \\frac{x}{\\|x\\|}
        = \\frac{x}{\\lVert x\\rVert_2}
        = \\frac{x}{\\|x\\|_2}
        = x/‖x‖
        = x/sqrt(x'x)
        = x_i/sqrt(Σ_j x_j^2)
        = \\frac{x_i}{\\sqrt{\\sum_j x_j^2}}
        = x/norm(x)
        = x/sqrt(sum(x.^2))
        = x/np.linalg.norm(x)
        """,
        """
        f: sum(x.^2)/2
        by: x
        shapes: x:[3]
        = x
        = x_i
        = x'
        = 1*x
        = \\mathbf{x}
        """,
        """
        f: (s2-t)^2/2
        by: w
        define: s1 = tanh(w*s0 + u*x1); s2 = tanh(w*s1 + u*x2)
        = (s2-t)(1-s2^2)(s1 + w(1-s1^2)s0)
        = (s2-t)(1-s2²)s1 + (s2-t)(1-s2²)w(1-s1²)s0
        = ∂E/∂s2 (1-s2^2)(s1 + w ∂s1/∂w)
        = ∂E/∂s2 · ∂s2/∂w
        = (s_2-t)(1-s_2^2)\\left(s_1+w\\frac{\\partial s_1}{\\partial w}\\right)
        = δ2 s1 + δ1 s0, δ2 = (s2-t)(1-s2^2), δ1 = δ2 w (1-s1^2)
        = (s2-t)/cosh(w*s1+u*x2)^2*(s1+w*s0/cosh(w*s0+u*x1)^2)
        = (s2-t)*sech(w s1+u x2)^2*(s1+w s0 sech(w s0+u x1)^2)
        """,
        """
        f: sum((Y-T).^2)/2
        by: W
        shapes: X:[5,3] W:[3,2] b:[2] T:[5,2]
        define: Z = X*W + b; Y = sigmoid(Z)
        = X'((Y-T) .* Y .* (1-Y))
        = X^\\top\\left((Y-T)\\odot Y\\odot(1-Y)\\right)
        = X.T @ ((Y-T)*Y*(1-Y))
        = np.dot(X.T, (Y-T)*Y*(1-Y))
        = X' D, D = (Y-T) .* Y .* (1-Y)
        = Σ_n X_ni (Y_nj - T_nj) Y_nj (1-Y_nj)
        = \\sum_n X_{ni}(Y_{nj}-T_{nj})Y_{nj}(1-Y_{nj})
        = ((Y-T).*Y.*(1-Y))' X
        = X^\\top \\Delta, \\Delta = (Y-T)\\odot Y\\odot(1-Y)
        = X.T.dot((Y-T)*Y*(1-Y))
        """,
        """
        f: sum((Y-T).^2)/2
        by: b
        shapes: X:[5,3] W:[3,2] b:[2] T:[5,2]
        define: Z = X*W + b; Y = sigmoid(Z)
        = Σ_n (Y_nj - T_nj) Y_nj (1-Y_nj)
        = sum((Y-T) .* Y .* (1-Y), 0)
        = np.sum((Y-T)*Y*(1-Y), axis=0)
        = \\sum_n (Y_{nj}-T_{nj})Y_{nj}(1-Y_{nj})
        = ((Y-T) .* Y .* (1-Y))' * ones(5)
        = Σ₀ ((Y-T) ⊙ Y ⊙ (1-Y))
        """,
        """
        f: 0.1*x^3 - 1.5*x
        by: x
        = 0,3x² − 1,5
        = 0,3*x^2 - 1,5
        = 0.3x^2-1.5
        = .3x^2 - 1.5
        = 3/10 x^2 - 3/2
        = \\frac{3}{10}x^2-\\frac{3}{2}
        = 0{,}3x^2 - 1{,}5
        = 3x²/10 − 3/2
        = 0.3*x**2-1.5
        = 3e-1*x^2 - 15e-1
        = 0,30 x² - 1,50
        = -1,5+0,3·x²
        = 0{,}3\\,x^{2}-1{,}5
        """,
        """
        f: 1/(1+exp(-x))
        by: x
        = e^{-x}/(1+e^{-x})^2
        = σ(x)(1-σ(x))
        = s(1-s), s = 1/(1+e^{-x})
        = s(1-s) where s = σ(x)
        = \\frac{e^{-x}}{\\left(1+e^{-x}\\right)^{2}}
        = exp(x)/(1+exp(x))**2
        = 1/(4cosh²(x/2))
        = \\frac{1}{4\\cosh^2\\frac{x}{2}}
        = \\tfrac14\\operatorname{sech}^2(x/2)
        = 1/(e^{x/2}+e^{-x/2})^2
        = (1-tanh²(x/2))/4
        = 1/(2+2cosh x)
        """,
        """
        f: x^2/(x+1)
        by: x
        = (x^2+2x)/(x+1)^2
        = x(x+2)/(x+1)^2
        = \\frac{2x(x+1)-x^2}{(x+1)^2}
        = 2x/(x+1) - x^2/(x+1)^2
        = 1 - 1/(x+1)^2
        = \\frac{x^2+2x}{x^2+2x+1}
        = \\dfrac{x\\,(x+2)}{(x+1)^{2}}
        = [2x(x+1) - x²]/(x+1)²
        = {2x(x+1) - x^2}/(x+1)^2
        """,
        """
        f: sin(w*x+p)
        by: x
        = w cos(wx+p)
        = w\\cos(wx+p)
        = w cos(w·x + p)
        = cos(w*x+p)*w
        = w*np.cos(w*x+p)
        = w\\cos\\left(w\\,x+p\\right)
        = w \\cdot \\cos{(w x + p)}
        """,
        """
        f: log(y)
        by: w
        define: y = sigmoid(w*x)
        = (1-y) x
        = \\frac{1}{y}\\frac{\\partial y}{\\partial w}
        = 1/y · ∂y/∂w
        = y'/y
        = 1/y y(1-y) x
        = \\frac{1}{y}\\,y(1-y)\\,x
        = \\frac{y(1-y)x}{y}
        = x(1-y)
        = \\frac{d}{dw}\\log y = (1-y)x
        = x σ(-w x)
        = \\frac{1}{y}\\cdot\\frac{dy}{dw}
        """,
        """
        f: (o-t)^2/2
        by: U
        shapes: x:[3] W:[4,3] U:[4,4] h:[4] v:[4]
        define: a = W*x + U*h; s = tanh(a); o = v'*s
        = (o-t) (v .* (1-s.^2)) h'
        = (o-t)\\,(v\\odot(1-s\\odot s))\\,h^\\top
        = (o-t) v_i (1-s_i^2) h_j
        = (o-t) diag(1-s.^2) v h'
        = (o-t)\\operatorname{diag}(1-s^2)\\,v\\,h^\\top
        = np.outer((o-t)*v*(1-s**2), h)
        = ∂E/∂a h'
        = \\frac{\\partial E}{\\partial a}h^\\top
        = \\frac{\\partial E}{\\partial a_i} h_j
        = (o-t)\\left(v\\odot\\operatorname{sech}^2(a)\\right)h^\\top
        = h ((o-t) v .* (1-s.^2))'
        = (o-t) (v ⊙ tanh'(a)) hᵀ
        = ∂E/∂s_i (1-s_i²) h_j
        """,
        """
        f: sin(g)
        by: x
        define: g = x^3
        = cos(g(x)) g'(x)
        = cos(g(x))*g'(x)
        = \\cos(g(x))\\cdot g'(x)
        = cos(g(x)) 3x^2
        = cos(g) g'
        """,
        """
        f: f*g
        by: x
        define: f = x^2; g = sin(x)
        = f'g + f g'
        = f'(x)g(x) + f(x)g'(x)
        = f'(x)\\,g(x)+f(x)\\,g'(x)
        = f' g + g' f
        = 2x g + f cos(x)
        = f^{\\prime} g+f g^{\\prime}
        """,
        """
        f: f/g
        by: x
        define: f = x^2; g = exp(x)+1
        = (f'g - f g')/g^2
        = \\frac{f'g-fg'}{g^2}
        = (f'(x)g(x) - f(x)g'(x))/g(x)^2
        = f'/g - f g'/g²
        """,
        """
        f: (r-y)^2/2
        by: w1
        define: u1 = w1*x; z = sigmoid(u1); u2 = w2*z; y = sigmoid(u2)
        = -(r-y) y' w2 z' x
        = (y-r) y' w_2 z' x
        """,
        """
        f: sin(x)
        by: x
        = cosx
        = cos x
        = cos(x)
        = \\cos x
        = \\cos{x}
        = \\cos\\left(x\\right)
        = cos (x)
        = cosx
        = 1cosx
        = cos(x)·1
        """,
        """
        f: sin(2*x)
        by: x
        = 2cos2x
        = 2cos 2x
        = 2 cos(2x)
        = 2cos(2·x)
        = 2\\cos2x
        = 2\\cos{2x}
        = 2·cos2x
        = cos(2x)*2
        = cos2x·2
        """,
        """
        f: x*sin(x)
        by: x
        = sinx+xcosx
        = sin x + x cos x
        = sinx + x cosx
        = \\sin x+x\\cos x
        = sin(x)+xcos(x)
        = x*cosx+sinx
        """,
        """
        f: 2^x
        by: x
        = 2^x ln2
        = 2^xln2
        = 2^x\\ln2
        = 2^x*ln(2)
        = ln2*2^x
        = 2^{x}\\ln 2
        = 2**x*np.log(2)
        = ln(2)2^x
        = ln 2 · 2^x
        """,
        """
        f: x*log(x)
        by: x
        domain: x>0
        = lnx+1
        = ln x+1
        = 1+lnx
        = \\ln x+1
        = \\ln\\left(x\\right)+1
        = 1+\\log x
        = log(x)+1
        = ln(x)+1
        """,
        """
        f: exp(x)
        by: x
        = e^x
        = \\mathrm{e}^x
        = \\mathrm{e}^{x}
        = \\operatorname{e}^x
        = \\exp x
        = \\exp{x}
        = exp x
        = e**x
        = exp(x)
        = e^(x)
        = ℯ^x
        """,
        """
        f: x^(3/2)
        by: x
        domain: x>0
        = 3/2 x^(1/2)
        = \\frac32 x^{\\frac12}
        = \\frac{3}{2}\\sqrt{x}
        = 1.5 sqrt(x)
        = 1,5√x
        = 3√x/2
        = (3/2)x^{1/2}
        = 3/2*x^0.5
        = 3*sqrt(x)/2
        = \\tfrac{3}{2}x^{1/2}
        = 1.5x^.5
        = 3x^(1/2)/2
        """,
        """
        f: x^2*exp(-x)
        by: x
        = (2x-x^2)e^{-x}
        = xe^{-x}(2-x)
        = x(2-x)e^-x
        = 2xe^{-x}-x^2e^{-x}
        = 2xe^(-x) - x²e^(-x)
        = x*e^(-x)*(2-x)
        = e^{-x}(2x-x^2)
        = (2x-x²)/e^x
        = \\frac{2x-x^2}{e^x}
        = 2xe^{-x}-x^{2}e^{-x}
        = x(2-x)exp(-x)
        = 2x e^{−x} − x² e^{−x}
        """,
        """
        f: a*x^2+b*x+c
        by: x
        = 2ax+b
        = 2 a x + b
        = 2*a*x+b
        = b+2ax
        = 2·a·x + b
        = f'(x) = 2ax + b
        = y' = 2ax + b
        = dy/dx = 2ax+b
        = \\frac{dy}{dx}=2ax+b
        = df/dx = 2ax+b
        = f′(x)=2ax+b
        = 2ax+1b
        = 2xa+b
        = f_x = 2ax+b
        """,
        """
        f: sum((y-t).^2)/2
        by: z
        shapes: t:[3] z:[3]
        define: y = sigmoid(z)
        = (y-t)*y*(1-y)
        = (y-t)⊙y⊙(1-y)
        = (y - t) .* y .* (1 - y)
        = (y-t)\\odot y\\odot(1-y)
        = (y-t)∘y∘(1-y)
        = (y_i-t_i)y_i(1-y_i)
        = diag(y.*(1-y))(y-t)
        = (y-t) ⊙ σ'(z)
        = (y-t)\\circ\\sigma'(z)
        = ∂E/∂y ⊙ σ'(z)
        = ∂E/∂y ⊙ y ⊙ (1-y)
        = (y-t)*(y-y**2)
        = (y-t)*(y-y²)
        """,
        """
        f: sum((Y-T).^2)/2
        by: b
        shapes: X:[5,3] W:[3,2] b:[2] T:[5,2]
        define: Z = X*W + b; Y = sigmoid(Z)
        = np.sum((Y-T)*Y*(1-Y), axis=0)
        = sum((Y-T).*Y.*(1-Y),0)
        """,
        """
        f: x/y
        by: y
        = -x/y^2
        = -\\frac{x}{y^2}
        = -xy^{-2}
        = -x y^-2
        = −x/y²
        = -x*y**(-2)
        = -(x/y)/y
        = -x/(y*y)
        = - x / y ^ 2
        = \\frac{-x}{y^2}
        = -x\\,y^{-2}
        = -x÷y²
        """,
        """
        f: max(0,x)^2
        by: x
        = 2max(0,x)
        = 2\\max(0,x)
        = 2*max(x,0)
        = 2 relu(x)
        = 2*np.maximum(0,x)
        = 2ReLU(x)
        = 2\\,\\mathrm{ReLU}(x)
        = 2\\operatorname{relu}(x)
        """,
        """
        f: cost_1*t
        by: t
        = cost_1
        = cost1
        = cost₁
        = \\text{cost}_1
        = cost_{1}
        """,
        """
        f: logit*i*s
        by: i
        = logit s
        = s*logit
        = logit*s
        """,
        """
        f: sinx*x
        by: x
        = sinx
        """
    };

    @Test
    void everyAnswerGetsItsVerdict() {
        int count = Answers.assertVerdicts(QUESTIONS);
        assertTrue(count >= 600, count + " answers");
    }
}
