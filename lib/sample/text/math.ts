import type { Random } from '../random'

/** A problem in one line and its worked solution, both in LaTeX that needs no translation. */
export function mathProblem(from: Random): { problem: string; solution: string } {
  return from.pick([quadratic, power, interest, system, circleArea, matrix, sum, logarithm, dice])(from)
}

function quadratic(from: Random) {
  const [p, q] = [from.between(-9, -1), from.between(1, 12)]
  const [b, c] = [-(p + q), p * q]
  const middle = b === 0 ? '' : ` ${b < 0 ? '-' : '+'} ${Math.abs(b) === 1 ? '' : Math.abs(b)}x`
  return {
    problem: `$x^2${middle} - ${-c} = 0$`,
    solution: `$$x_{1,2} = \\frac{${-b} \\pm \\sqrt{${b * b} + ${-4 * c}}}{2} = \\frac{${-b} \\pm ${q - p}}{2}$$\n\n$$x_1 = ${q}, \\qquad x_2 = ${p}$$`,
  }
}

function power(from: Random) {
  const [a, n, b] = [from.between(2, 9), from.between(2, 6), from.between(2, 12)]
  return {
    problem: `$\\frac{d}{dx}\\left(${a}x^{${n}} - ${b}\\sin x\\right)$`,
    solution: `$$\\frac{d}{dx}\\,${a}x^{${n}} = ${a * n}x^{${n - 1}}, \\qquad \\frac{d}{dx}\\,${b}\\sin x = ${b}\\cos x$$\n\n$$${a * n}x^{${n - 1}} - ${b}\\cos x$$`,
  }
}

function interest(from: Random) {
  const [start, rate, years] = [from.between(2, 40) * 500, from.between(2, 8), from.between(3, 25)]
  const end = start * (1 + rate / 100) ** years
  return {
    problem: `$${start} \\cdot (1 + ${rate}\\,\\%)^{${years}}$`,
    solution: `$$${start} \\cdot ${(1 + rate / 100).toFixed(2)}^{${years}} \\approx ${end.toFixed(2)}$$`,
  }
}

function system(from: Random) {
  const [x, y, a, b] = [from.between(-6, 9), from.between(-6, 9), from.between(2, 5), from.between(2, 7)]
  return {
    problem: `$\\begin{cases} ${a}x + y = ${a * x + y} \\\\ x - ${b}y = ${x - b * y} \\end{cases}$`,
    solution: `$$y = ${a * x + y} - ${a}x \\;\\Rightarrow\\; x - ${b}(${a * x + y} - ${a}x) = ${x - b * y} \\;\\Rightarrow\\; ${1 + a * b}x = ${(1 + a * b) * x}$$\n\n$$x = ${x}, \\qquad y = ${y}$$`,
  }
}

function circleArea(from: Random) {
  const r = from.between(2, 30)
  return {
    problem: `$A(r) = \\pi r^2,\\; r = ${r}\\,\\mathrm{cm}$`,
    solution: `$$A = \\pi \\cdot ${r}^2 = ${r * r}\\pi \\approx ${(r * r * Math.PI).toFixed(1)}\\,\\mathrm{cm}^2$$`,
  }
}

function matrix(from: Random) {
  const [a, b, c, d] = [from.between(-5, 9), from.between(-5, 9), from.between(-5, 9), from.between(-5, 9)]
  return {
    problem: `$\\det \\begin{pmatrix} ${a} & ${b} \\\\ ${c} & ${d} \\end{pmatrix}$`,
    solution: `$$ad - bc = (${a})(${d}) - (${b})(${c}) = ${a * d - b * c}$$`,
  }
}

function sum(from: Random) {
  const n = from.between(10, 400)
  return {
    problem: `$\\sum_{k=1}^{${n}} k$`,
    solution: `$$\\sum_{k=1}^{n} k = \\frac{n(n+1)}{2} \\;\\Rightarrow\\; \\frac{${n} \\cdot ${n + 1}}{2} = ${(n * (n + 1)) / 2}$$`,
  }
}

function logarithm(from: Random) {
  const [base, exponent] = [from.pick([2, 3, 5, 10]), from.between(2, 6)]
  return {
    problem: `$${base}^{x+1} = ${base ** exponent}$`,
    solution: `$$x + 1 = \\log_{${base}} ${base ** exponent} = ${exponent} \\;\\Rightarrow\\; x = ${exponent - 1}$$`,
  }
}

function dice(from: Random) {
  const total = from.between(4, 10)
  const ways = 6 - Math.abs(7 - total)
  return {
    problem: `$P(X + Y = ${total}),\\; X, Y \\in \\{1,\\dots,6\\}$`,
    solution: `$$P = \\frac{${ways}}{36}${ways > 1 ? ` \\approx ${(ways / 36).toFixed(3)}` : ''}$$`,
  }
}
